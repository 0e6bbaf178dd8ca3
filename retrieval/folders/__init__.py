"""Folders of media become rows of a catalogue: one file here for each kind of file there."""
