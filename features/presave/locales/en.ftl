## Agreeing to a pre-save.

presave-heading = Save this release to your Spotify library on the day it comes out
presave-heading-now = Save this release to your Spotify library
presave-terms-what = What we do
presave-terms-what-before = On { $day } we add “{ $title }” to your library. Once. Nothing else.
presave-terms-what-now = It is out already, so we add “{ $title }” to your library right away. Once. Nothing else.
presave-terms-who = Who does it
presave-terms-who-is = { $operator }, who runs this site. Spotify hears which permission is used and what is to be added.
presave-terms-permission = The permission
presave-terms-permission-is = To add to and remove from your library. Spotify calls it
presave-terms-permission-rest = It is the only one we ask for. Your profile, your e-mail address and what you listen to are not read.
presave-terms-kept = Kept how long
presave-terms-kept-until = Until the save is done, and in no case past { $end }. Then the permission is destroyed, and your receipt says when.
presave-terms-change = If you change your mind
presave-terms-change-how = Cancel on your receipt at any moment before. No account needed. Spotify lets no app end a permission on its own side; you can do that yourself at
presave-agreement = I agree that this release is added to my Spotify library as soon as it is out, with the one permission user-library-modify, and that the permission is destroyed once that is done.
presave-born = When were you born?
presave-born-kept = We look at it once and do not keep it.
presave-go = Continue to Spotify
presave-next = Spotify asks you next. You can still say no there.
presave-problem-title = One thing is missing
presave-problem-agree = Your agreement: tick the box to go on, or leave this page and nothing happens.
presave-problem-agree-here = Tick this box if you agree. Without it we may not ask Spotify.
presave-problem-born = The day you were born: write day, month and year.
presave-error-prefix = Error: { $title }

## When there is no form, or the way back leads nowhere.

presave-back = Back to { $title }
presave-start-again = Start again
presave-not-live = Pre-saving with Spotify is not switched on here
presave-not-live-what = The people who run this site have not connected it to Spotify, so nothing can be saved this way. Everything else on the page works.
presave-not-yet = Pre-saves begin later here
presave-not-yet-what = They are new on this site. Its privacy policy promises to say such a thing thirty days before it begins, and those days are not over. Come back then; everything else on the page works.
presave-closed = This pre-save is not open to you
presave-closed-what = Thank you for wanting this music. We cannot take a pre-save from you, and nothing that you wrote was kept. The music comes out all the same: come back on the day and listen.
presave-too-far = This release is too far away for a pre-save
presave-too-far-what = It comes out on { $day }. A permission from Spotify ends six months after you give it, so it would be over before the release. Come back when the day is nearer; we won’t ask for something that cannot work.
presave-unknown = We don’t know this sign-in
presave-unknown-what = It was not begun here, or it is over and forgotten. Nothing was stored.
presave-other-browser = This sign-in began in another browser
presave-other-browser-what = Come back in the browser in which you agreed, or start again here. Nothing was stored.
presave-used = This sign-in has been used already
presave-used-what = Each one counts once. If it was you, your receipt is open in another tab or in your history. Nothing more was done.
presave-late = This sign-in took too long
presave-late-what = It was open for more than fifteen minutes, so we let it go. Nothing was saved, nothing was kept.
presave-unreadable = This return from Spotify cannot be read
presave-unreadable-what = Something is missing in the address. Nothing was stored.
presave-denied = You said no at Spotify, and that is fine
presave-denied-what = Nothing was saved, nothing was kept. The music comes out all the same.
presave-unticked = The one permission was left out
presave-unticked-what = Without it nothing can be added to your library. Nothing was saved, nothing was kept.
presave-trouble = Spotify could not finish this
presave-trouble-what = It is their trouble or ours, not yours. Nothing was saved, nothing was kept; you can start again. Should Spotify list this app among yours all the same, you can remove it at spotify.com/account/apps.
presave-gone = This link has been taken back
presave-gone-what = The people who made it took it down while you were at Spotify. Nothing was saved, nothing was kept.
presave-no-receipt = There is no receipt at this address
presave-no-receipt-what = It was erased, or its time is over and everything it knew went with it, or the address is not complete. There is nothing left to show or to cancel.

## The receipt.

presave-waiting = Waiting for release day
presave-waiting-what = Your pre-save is in place. Nothing more to do.
presave-late-waiting = Not saved yet
presave-late-waiting-what = The release is out. We keep trying, next on { $at }.
presave-soon = Being saved
presave-soon-what = The release is out and your turn comes in a moment.
presave-saved = Saved to your library
presave-saved-what = “{ $title }” is in your Spotify library.
presave-needs-again = Spotify needs you again
presave-needs-again-what = Your permission no longer works, so we could not save the release. It is not lost: agree once more and we save it.
presave-refused = Spotify refused the save
presave-refused-what = We tried, and Spotify would not add this release to your library. We do not try again.
presave-cancelled = Cancelled
presave-cancelled-what = This pre-save was cancelled. Nothing will be added to your library.
presave-expired = Expired
presave-expired-what = The time for this pre-save ran out before it could be done. Nothing was added to your library.

presave-listen = Listen
presave-agree-again = Agree again
presave-outgrown = This pre-save has changed since you agreed
presave-outgrown-what = What it does with your data, or who takes part, is no longer what you agreed to. So it stands still, and nothing is done with your permission. Agree again and it goes on; say no and the permission is destroyed.
presave-refuse = No, stop it
presave-elsewhere = Listen somewhere else
presave-bookmark = Bookmark this page.
presave-bookmark-why = It is your only key to this pre-save: we don’t know who you are, so we can’t send it again.
presave-steps = What happened so far
presave-step-given = Permission given
presave-step-wait = Waiting
presave-step-wait-for = for { $at }
presave-step-save = Saved to your library
presave-step-save-next = As soon as the release is out
presave-step-destroy = Permission destroyed
presave-step-destroy-next = Right after the save, by { $end } in any case
presave-step-needs-again = Needs you again
presave-step-refused = Refused by Spotify
presave-step-cancelled = Cancelled
presave-step-expired = Not saved in time
presave-times = Times are those of { $zone }.

presave-reason-busy = Spotify asked us to slow down; everybody’s turn comes.
presave-reason-trouble = Spotify did not answer as it should.
presave-reason-ours = Something in our own set-up at Spotify is wrong, and we are told about it.
presave-reason-no-address = The release is out, but its address at Spotify is not known here yet.
presave-reason-undecryptable = We cannot open your permission at the moment. It is not lost, and the people who run this site are told.
presave-reason-doubt = Spotify said once that the permission does not hold. We ask a second time, an hour later, before we believe it.
presave-reason-held = You asked us not to use your data, so we wait.
presave-reason-not-yet = Our privacy policy does not allow it yet, so we wait until it does.
presave-reason-outgrown = It has changed since you agreed, so we wait until you agree again.
presave-reason-ended-there = Spotify ended the permission: you withdrew it there, or it ran out.
presave-reason-scope = The permission to add to your library is missing.
presave-reason-lost = The permission is not there any more.
presave-reason-not-registered = Spotify lets this site save for a few registered people only, and your account is not among them.
presave-reason-not-possible = Spotify does not take this release for your account.
presave-reason-by-you = By you.
presave-reason-by-label = The people who made the link took it back.
presave-reason-withdrawn = You withdrew your consent.
presave-reason-too-late = The day until which we may keep the permission came first.

presave-consent = What you agreed to
presave-consent-given = On { $at }, by ticking the box.
presave-consent-given-again = On { $at }, by pressing “Agree again”.
presave-consent-refused = You said no to this on { $at }.
presave-consent-withdrawn = Withdrawn on { $at }.
presave-consent-changed = The sentence reads differently on this site today; the hash below is that of the words you saw.
presave-consent-hash = SHA-256 of these words
presave-consent-download = Keep the record of this choice (JSON)
presave-ledger = What left this site about you
presave-ledger-empty = Nothing has left yet.
presave-ledger-line = To { $processor }: { $datum }
presave-ledger-more = { $n ->
    [one] One earlier line is not shown.
   *[other] { $n } earlier lines are not shown.
}

presave-yours = In your hands
presave-cancel = Cancel this pre-save
presave-erase = Erase everything
presave-erase-sure = Erase everything about this pre-save, with this page? It cannot be undone.
presave-erase-yes = Yes, erase everything
presave-export = Download my data
presave-rights = All your rights: restrict, object, complain
presave-cancel-what = Cancelling destroys the permission and keeps this page. Erasing removes this page too.
presave-erase-what = Erasing removes this page too.
presave-apps = You can also end it at Spotify:
