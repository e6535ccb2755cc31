## What stands under every letter.

mail-footer = { $operator } wrote this to you. Reach us: { $contact }
