"""An interest becomes candidates; knows nothing of chat or language models."""
