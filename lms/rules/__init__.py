"""Where HR development writes rules of mandatory training: form, sentence, dry run, versions."""
