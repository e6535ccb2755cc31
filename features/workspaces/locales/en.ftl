## What a workspace's name may be.

problem-workspaces-name = Give the workspace a name of 1 to { $most } characters
