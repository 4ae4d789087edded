"""Settings of every user's server."""

from pathlib import Path

import course_utils

c = get_config()  # noqa: F821 (Jupyter puts it in)

# Formgrader only where there is something to grade. This tidies; the wall is that the
# term lies in a home that is shut. The list of courses asks for services of the hub.
c.ServerApp.jpserver_extensions = {
    "nbgrader.server_extensions.formgrader": False,
    "nbgrader.server_extensions.course_list": False,
}

# Kernels talk to the server over ports of the machine, where others could listen in.
c.MappingKernelManager.transport_encryption = "required"

# What nobody works with is put away: a kernel after an hour, the server after two.
c.MappingKernelManager.cull_idle_timeout = 3600
c.ServerApp.shutdown_no_activity_timeout = 7200

# Quiet and without the net, as `course lab` has it.
c.LabApp.app_settings_dir = str(Path(course_utils.__file__).parent / "_lab")
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.handlers.announcements.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
