# `make help` explains itself. Nothing but python3 and make is needed.

BIN := .venv/bin
READY := .venv/ready
BROWSER ?= yes

.DEFAULT_GOAL := help
.PHONY: help lab test demo site bench lint lock clean

help: ## show this list
	@echo "From Combatant to Mediator"
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "The first command that needs it sets up everything in .venv (about a minute)."

$(READY): requirements.lock pyproject.toml scripts/bootstrap
	@sh scripts/bootstrap

lab: $(READY) ## open the course in JupyterLab (BROWSER=no prints the address instead)
	@$(BIN)/course lab $(if $(filter no,$(BROWSER)),--no-browser)

test: $(READY) ## run all tests, style and type checks included
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

demo: $(READY) ## grade a simulated class of thirty and show its scores and report
	@$(BIN)/course demo

site: $(READY) ## build the static site in build/site/html
	@$(BIN)/course site

bench: $(READY) ## measure speed and size: name, ours, theirs, ratio
	@$(BIN)/python tests/benchmarks

lint: $(READY) ## put code and notebooks into the house style
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .
	@$(BIN)/mypy
	@$(BIN)/nbstripout --keep-id lessons/*.ipynb exercises/source/*/*.ipynb

lock: $(READY) ## renew requirements.lock and environment.yml from pyproject.toml
	@sh scripts/lock

clean: ## remove the environment and all that was built
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
