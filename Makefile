# Stadtcampus: two commands are enough, `make run` and `make test`.

HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py

# Compiled Python makes every start twice as fast.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run demo test lint types journeys messages format lock clean runtime development

help: ## Diese Übersicht
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{ printf "  make %-10s %s\n", $$1, $$2 }'

run: export PORT := $(PORT)
run: runtime ## Plattform starten: http://localhost:8000 (make run PORT=8080 HOST=0.0.0.0)
	@$(MANAGE) serve --demo --host $(HOST) --port $(PORT)

test: lint ## Alles prüfen: Stil, Typen, Texte, Tests und Wege im Browser
	@if deploy/setup/browser; then $(BIN)/pytest -n $(WORKERS) --dist loadgroup; \
	elif [ -n "$$CI" ]; then echo "Ohne Chromium gilt der Lauf nicht als bestanden."; exit 1; \
	else $(BIN)/pytest -n $(WORKERS) --dist loadgroup -m "not journey"; status=$$?; \
	echo "ACHTUNG: Die Wege im Browser wurden NICHT geprüft, denn es ist kein Chromium da."; exit $$status; fi

lint: development types ## Stil, Schichten, Typen, Vorlagen, Übersetzungen und Migrationen prüfen
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { echo "make format bringt das in Ordnung."; exit 1; }
	@$(BIN)/lint-imports --no-logo > .lint.log 2>&1 || { cat .lint.log; exit 1; }
	@$(BIN)/djlint --quiet --lint templates > .lint.log 2>&1 || { cat .lint.log; exit 1; }
	@$(MANAGE) makemigrations --check --dry-run > .lint.log || { cat .lint.log; exit 1; }
	@$(MANAGE) translations --check
	@rm -f .lint.log
	@echo "Stil, Schichten, Typen, Vorlagen, Übersetzungen und Migrationen sind in Ordnung."

types: development
	@$(BIN)/mypy

journeys: development ## Nur die Wege im Browser
	@deploy/setup/browser
	@$(BIN)/pytest -m journey

format: development ## Python einheitlich schreiben
	@$(BIN)/ruff check --quiet --fix . || true
	@$(BIN)/ruff format .

messages: runtime ## Texte für die Übersetzung sammeln und zeigen, was noch fehlt
	@$(MANAGE) translations --update
	@$(MANAGE) translations --check

demo: runtime ## Beispielinhalte ergänzen
	@$(MANAGE) load_demo

lock: development ## Abhängigkeiten neu festschreiben
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		--extra production pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--constraint requirements.txt --extra production --group dev pyproject.toml -o requirements-dev.txt

clean: ## Umgebung und Zwischenergebnisse löschen, die Daten in var/ bleiben
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

runtime:
	@deploy/setup/environment requirements.txt

development:
	@deploy/setup/environment requirements-dev.txt
