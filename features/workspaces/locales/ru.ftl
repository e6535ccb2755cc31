## What a workspace's name may be.

problem-workspaces-name = Дайте рабочему пространству название длиной от 1 до { $most } знаков
