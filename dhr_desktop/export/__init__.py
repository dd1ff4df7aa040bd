"""What leaves: takes values, returns values and files; never touches the store.

The way out, in the order in which a service takes it. Collecting, approving and recording are the service's own.

1. collect (the service): a `sanitise.source.Source` of records, and the `sanitise.treat.Rules` to treat them by:
   profile, the registries of every review (`sanitise.identities.registries_of`), the recipient's `Pseudonyms`, the decisions.
2. treat and review: `build.review(source, rules)` returns the queue; a person decides what is open.
3. render and pack: `build.build(source, rules, facts, sign)` returns a `Built`; open items raise `OpenItems`.
4. scan: `scan.scan_package(...)` reads the finished bytes back and raises `LeakFound` where a registry shows through.
5. approve (the service) binds to `Built.package.sha256`; `keys.sealing.seal` closes it; `verify.verify` proves it.
"""
