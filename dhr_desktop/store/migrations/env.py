"""Runs the steps on the connection that `dhr_desktop.store.schema` hands over, inside its transaction."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    render_as_batch=True,
    **context.config.attributes.get("options", {}),
)
with context.begin_transaction():
    context.run_migrations()
