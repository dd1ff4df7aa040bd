"""Runs the steps on the connection that `dhr_desktop.store.schema` hands over, inside its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
