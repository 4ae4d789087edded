"""What the instructor's server has beyond everybody's."""

c = get_config()  # noqa: F821 (Jupyter puts it in)

c.ServerApp.jpserver_extensions = {"nbgrader.server_extensions.formgrader": True}
