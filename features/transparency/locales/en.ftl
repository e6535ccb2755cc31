## Around the privacy policy: its frame, its versions, its changes.

transparency-in-force = In force since
transparency-version = Version
transparency-lead = This page is made from the same declarations that the program runs by. What is not listed here, it cannot store.
transparency-machine = The same declarations for machines
transparency-from = Holds from
transparency-inventory = Inventory (SHA-256)
transparency-fingerprint = This text (SHA-256)
transparency-languages = Languages
transparency-versions = All versions
transparency-versions-what = Each version carries the hash of the one before it, so none can be changed afterwards without showing.
transparency-published = Published
transparency-changes = What changed
transparency-changes-of = From version { $old } to version { $new }
transparency-same = The words are the same.
transparency-first = The first version
transparency-added = Added:
transparency-removed = Removed:
transparency-exact = The exact bytes
transparency-coming = A new version holds from { $day }
transparency-coming-what = You are reading version { $n }, which is not in force yet. Until then version { $old } holds.
transparency-until-then = Read the version that holds now
transparency-past = This is an earlier version
transparency-past-what = Version { $n } is not the latest one.
transparency-latest = Read the latest version
transparency-notice = Our privacy policy changes: a new version holds from { $day }.
transparency-read-new = Read it
transparency-dismiss = I have seen this
change-purpose-added = New purpose: { $of }
change-purpose-removed = No longer a purpose: { $of }
change-basis-changed = Another legal basis for: { $of }
change-datum-used = { $of } – new use: { $to }
change-datum-unused = { $of } – no longer used for: { $to }
change-processor-added = New recipient: { $of }
change-processor-removed = No longer a recipient: { $of }
change-disclosed = { $of } now also receives: { $to }
change-withheld = { $of } no longer receives: { $to }
change-transfer-changed = Another country or safeguard: { $of }
change-kept-longer = Kept longer: { $of }
change-kept-shorter = Kept for a shorter time: { $of }
change-cookie-added = New cookie: { $of }
change-cookie-removed = Cookie gone: { $of }
change-controller-changed = Somebody else, or another address, answers for your data.
change-authority-changed = Another supervisory authority, or another address of it.
change-party-changed = Run by somebody else: { $of }
change-processor-used = { $of } is now also used for: { $to }
change-processor-unused = { $of } is no longer used for: { $to }
change-rule-changed = The time it is kept now runs from another moment: { $of }
change-unsealed = No longer encrypted under a key of your own: { $of }
change-sealed = Now encrypted under a key of your own: { $of }
change-left-out-of-export = No longer in the copy of your data: { $of }
change-exported = Now in the copy of your data: { $of }
change-stored = Now stored, and no longer only in memory: { $of }
change-not-stored = No longer stored: { $of }
change-age-lowered = A lower age from which people agree by themselves: { $of }
change-age-raised = A higher age from which people agree by themselves: { $of }
change-age-elsewhere = countries that are not named
change-words = The wording changed.
change-material = Material: it waits before it holds.

transparency-letter-subject = Our privacy policy changes on { $day }
transparency-letter-body =
    On { $day } a new version of our privacy policy comes into force. It is published already, with a list of what is different from today.

    Until that day nothing changes. If you do not agree, you can take your data with you and close your account before then.
transparency-letter-link = Read what changes
