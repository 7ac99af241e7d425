"""The site that docs/site/build makes of the README and of docs/, with Sphinx.

The pages are written for people who read them in the repository: plain Markdown, links from file to file. Nothing is
written twice for the site; its menu is made here.
"""

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

project = "Flotilla"
author = "The authors of Flotilla"
root_doc = "README"
extensions = ["myst_parser", "sphinxcontrib.mermaid"]
include_patterns = ["README.md", "SECURITY.md", "CHANGELOG.md", "docs/*.md", "docs/*/*.md", "kubernetes/local/README.md"]
exclude_patterns = ["target", "src", ".git", ".mvn"]

# The anchors of headings are GitHub's, and a link to one that does not exist is an error.
myst_heading_anchors = 4
myst_fence_as_directive = ["mermaid"]
highlight_language = "none"

html_theme = "furo"
html_title = "Flotilla"
html_show_sphinx = False
html_copy_source = False

# Caption and pages, in the order of the menu. Pages that are not named here come last.
MENU = {
    "Start": ["docs/quick-start", "docs/concepts", "docs/installing"],
    "Deploy": ["docs/gitrepo", "docs/fleet-yaml", "docs/deploying", "docs/webhooks"],
    "The switch": ["docs/switch", "docs/cleanup", "docs/leftovers", "docs/command-line"],
    "Run": ["docs/operations", "docs/monitoring", "docs/runbooks", "docs/security", "docs/performance", "docs/compatibility"],
    "Look up": ["docs/README", "docs/reference/README", "docs/reference/command-line", "docs/metrics"],
}


def pages():
    """All pages but the first, as Sphinx names them."""
    files = {file for pattern in include_patterns for file in ROOT.glob(pattern)}
    return sorted({str(file.relative_to(ROOT).with_suffix("")) for file in files} - {root_doc})


def menu():
    """The table of contents that makes the menu."""
    named = [page for group in MENU.values() for page in group]
    others = [page for page in pages() if page not in named]
    reference = [page for page in others if page.startswith("docs/reference/")]
    groups = MENU | {"Look up": MENU["Look up"] + reference, "More": [page for page in others if page not in reference]}
    blocks = ["```{toctree}\n:hidden:\n:caption: %s\n\n%s\n```" % (caption, "\n".join(group)) for caption, group in groups.items()]
    return "\n\n" + "\n\n".join(blocks) + "\n"


def add_menu(_app, page, source):
    if page == root_doc:
        source[0] += menu()


def setup(app):
    app.connect("source-read", add_menu)
