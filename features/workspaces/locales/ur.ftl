## What a workspace's name may be.

problem-workspaces-name = ورک اسپیس کو ۱ سے { $most } حروف کا نام دیں
