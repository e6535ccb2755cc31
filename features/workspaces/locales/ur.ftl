## What a workspace's name may be.

problem-workspaces-name = ورک اسپیس کو 1 سے { $most } حروف کا نام دیں
