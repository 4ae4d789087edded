"""How Sphinx builds the course's site; `make site` calls it."""

import os
from pathlib import Path

from course_utils import __version__
from course_utils._identity import colours
from course_utils.authoring.site.glossary import terms
from course_utils.quizzes.assets import style_sheet
from course_utils.quizzes.static import page_script

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

project = "From Combatant to Mediator"
author = "The authors of From Combatant to Mediator"

project_copyright = (
    "The authors of From Combatant to Mediator. Texts and data: CC BY 4.0, code: BSD 3-Clause"
)
version = release = __version__
language = "en"

extensions = ["myst_nb", "course_utils.authoring.site.glossary"]
course_terms = terms((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))
nb_execution_mode = "off"
nb_merge_streams = True
myst_enable_extensions = ["attrs_inline", "colon_fence", "html_image"]
myst_heading_anchors = 4

templates_path = ["templates"]
html_theme = "sphinx_book_theme"
html_title = project
html_static_path = ["static", "../pictures/social.png"]
html_favicon = "static/favicon.svg"
html_css_files = ["site.css"]
html_js_files = [("site.js", {"defer": "defer"})]
html_extra_path = [os.environ["COURSE_SITE_EXTRA"]] if "COURSE_SITE_EXTRA" in os.environ else []
html_baseurl = os.environ.get("COURSE_SITE_ADDRESS", "")
html_context = {
    "address": html_baseurl,
    "colours": colours(":root"),
    "default_mode": "auto",
    "quiz_script": page_script(),
    "quiz_style": style_sheet(),
}
html_copy_source = False
html_show_sphinx = False
html_last_updated_fmt = None
html_theme_options = {
    "use_download_button": False,
    "use_fullscreen_button": False,
    "show_navbar_depth": 1,
    "show_toc_level": 2,
    "toc_title": "On this page",
    "search_bar_text": "Search the course",
    "search_as_you_type": False,
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
    "back_to_top_button": False,
    "footer_content_items": ["copyright.html"],
    "navbar_persistent": [],
}
html_sidebars = {"**": ["navbar-logo.html", "search-field.html", "sbt-sidebar-nav.html"]}
