## What a workspace's name may be.

problem-workspaces-name = વર્કસ્પેસને ૧થી { $most } અક્ષરનું નામ આપો
