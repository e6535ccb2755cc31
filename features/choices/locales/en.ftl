## What this site may keep in a browser, and what its visitor allows of it.

choices-title = Cookies and your choice
choices-lead = Everything that this site may keep in your browser, and what you allow of it.
choices-signal = Your browser sends the Global Privacy Control signal, so whatever measures or advertises stays off. No button here changes that; only a box that you tick yourself does.
choices-table = What this site may keep in your browser
choices-name = Name
choices-category = Category
choices-what-for = What for
choices-life = Kept for
choices-nothing = Nothing optional is switched on here, so there is nothing to choose and nobody asks you.
choices-form = What you allow
choices-form-what = Everything works without these. Change your mind here whenever you like.
choices-chosen = You chose on { $day }.
choices-each = One by one
choices-what-performance = Counting what works on this site and what is slow
choices-what-functional = Remembering how you like this site
choices-what-marketing = Showing you what the label would like you to hear
choices-held-back = Off, because your browser asks for it. Tick it only if you want it all the same.
choices-save = Save my choice
