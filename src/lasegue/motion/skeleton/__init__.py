"""The body as bones: joint angles in, places of every segment out, contacts solved."""
