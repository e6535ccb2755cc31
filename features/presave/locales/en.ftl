## Agreeing to a pre-save.

presave-heading = Save this release to your { $service } library on the day it comes out
presave-heading-now = Save this release to your { $service } library
presave-terms-what = What we do
presave-terms-what-before = On { $day } we do what you tick below with “{ $title }”. Once. Nothing else.
presave-terms-what-now = It is out already, so we do what you tick below with “{ $title }” right away. Once. Nothing else.
presave-terms-who = Who does it
presave-terms-who-is = { $operator }, who runs this site. { $service } hears which permission is used and what is to be added.
presave-terms-permission = The permission
presave-terms-permission-rest = Only what the boxes below need, named beside each. Your profile, your e-mail address and what you listen to are not read.
presave-terms-kept = Kept how long
presave-terms-kept-until = Until the save is done, and in no case past { $end }. Then the permission is destroyed, and your receipt says when.
presave-terms-change = If you change your mind
presave-terms-change-how = Cancel on your receipt at any moment before. No account needed. You can also take the permission away at { $service } yourself:
presave-agreement = I agree that this release is added to my Spotify library as soon as it is out, with the one permission user-library-modify, and that the permission is destroyed once that is done.
presave-heading-wish = Be there at { $service } on the day it comes out
presave-heading-wish-now = Be there at { $service }
presave-terms-early = It ends before the release
presave-ends-early = A permission from { $service } ends by { $end }, and the release comes out on { $day }. You can give it now: before it ends, your receipt asks you for a new one. Without that nothing is done.
presave-agreement-spotify-follow = I agree that the artist is followed from my Spotify account as soon as this release is out, with the one permission user-follow-modify, and that the permission is destroyed once that is done.
presave-agreement-spotify-playlist = I agree that a playlist that is not shown in my profile is made in my Spotify account as soon as this release is out, with this release in it, with the one permission playlist-modify-private, and that the permission is destroyed once that is done.
presave-agreement-youtube-like = I agree that this video is liked from my YouTube account as soon as it is out, with the one permission youtube.force-ssl, and that the permission is given back and destroyed once that is done.
presave-agreement-youtube-playlist = I agree that this video is put into a playlist in my YouTube account as soon as it is out, a new one that only I see or one of mine that I choose on my receipt, with the one permission youtube.force-ssl, and that the permission is given back and destroyed once that is done.
presave-agreement-apple = I agree that this release is added to my Apple Music library as soon as it is out, with the access that Apple gives for my library, and that the access is destroyed here once that is done.
presave-agreement-deezer = I agree that this release is added to my favourites at Deezer as soon as it is out, with the permissions basic_access, manage_library and offline_access, and that the permission is destroyed here once that is done.
presave-scope-library = The permission allows to add to and to remove from your library. It is called
presave-scope-follow = The permission allows to follow artists and to stop following them. It is called
presave-scope-playlist = The permission allows to make and change playlists that your profile does not show. It is called
presave-scope-youtube = No permission of Google’s allows less: it also allows to see, edit and delete your videos, ratings and comments. We do none of that. It is called
presave-scope-apple = The access allows to read and change your library. It is called
presave-scope-deezer = The permissions allow to read your name and picture, and to change your favourites also later. They are called
presave-zone = Whose clocks count?
presave-zone-what = It comes out at midnight of each place. For { $zone } that is { $at }. Choose another zone if you live by other clocks.
presave-problem-zone = The time zone: choose one of the list.
presave-born = When were you born?
presave-born-kept = We look at it once and do not keep it.
presave-go = Continue to { $service }
presave-next = { $service } asks you next. You can still say no there.
presave-problem-title = One thing is missing
presave-problem-agree = Your agreement: tick a box to go on, or leave this page and nothing happens.
presave-problem-agree-here = Tick a box if you agree. Without that we may ask for nothing.
presave-problem-born = The day you were born: write day, month and year.
presave-error-prefix = Error: { $title }

## When there is no form, or the way back leads nowhere.

presave-back = Back to { $title }
presave-be-reminded = Be reminded by e-mail or calendar
presave-inside = { $service } lets nobody sign in inside an app
presave-inside-what = Google refuses sign-in in an app’s own browser. Open this address in your own browser, or be reminded another way.
presave-start-again = Start again
presave-not-live = Pre-saving with { $service } is not switched on here
presave-not-live-what = The people who run this site have not connected it to { $service }, so nothing can be saved this way. Everything else on the page works.
presave-not-yet = Pre-saves begin later here
presave-not-yet-what = They are new on this site. Its privacy policy promises to say such a thing thirty days before it begins, and those days are not over. Come back then; everything else on the page works.
presave-closed = This pre-save is not open to you
presave-closed-what = Thank you for wanting this music. We cannot take a pre-save from you, and nothing that you wrote was kept. The music comes out all the same: come back on the day and listen.
presave-unknown = We don’t know this sign-in
presave-unknown-what = It was not begun here, or it is over and forgotten. Nothing was stored.
presave-other-browser = This sign-in began in another browser
presave-other-browser-what = Come back in the browser in which you agreed, or start again here. Nothing was stored.
presave-used = This sign-in has been used already
presave-used-what = Each one counts once. If it was you, your receipt is open in another tab or in your history. Nothing more was done.
presave-late = This sign-in took too long
presave-late-what = It was open for more than fifteen minutes, so we let it go. Nothing was saved, nothing was kept.
presave-unreadable = This return from { $service } cannot be read
presave-unreadable-what = Something is missing in the address. Nothing was stored.
presave-denied = You said no at { $service }, and that is fine
presave-denied-what = Nothing was saved, nothing was kept. The music comes out all the same.
presave-unticked = The one permission was left out
presave-unticked-what = Without it we can do nothing for you there. Nothing was saved, nothing was kept.
presave-trouble = { $service } could not finish this
presave-trouble-what = It is their trouble or ours, not yours. Nothing was saved, nothing was kept; you can start again. Should { $service } list this app among yours all the same, you can remove it at { $apps }.
presave-gone = This link has been taken back
presave-gone-what = The people who made it took it down while you were at { $service }. Nothing was saved, nothing was kept.
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
presave-saved-what = “{ $title }” is in your { $service } library.
presave-renewed = Your permission is renewed
presave-renewed-what = It takes the place of the old one, and reaches further. Go back to your receipt: it is in your bookmarks or in this browser’s history.
presave-queued = Waiting for its turn
presave-queued-what = The release is out. { $service } lets us do only so much a day, and everybody’s turn comes: yours is expected on { $day }.
presave-done = Done at { $service }
presave-done-what = What you asked for with “{ $title }” is done.
presave-renew-title = Your permission ends before the release.
presave-renew-what = Give a new one now, and it is there on the day. You agree to the same once more:
presave-renew = Renew the permission
presave-acts = What you asked for
presave-act-save = Add it to the library
presave-act-follow = Follow the artist
presave-act-playlist = Put it into a playlist
presave-act-like = Like the video
presave-act-open = Still to come.
presave-act-done = Done.
presave-act-refused = Not possible.
presave-act-again = Needs you.
presave-act-unsure = Nobody knows.
presave-reason-unsure = { $service } did not say whether it did it. We do not ask twice, so that it is not there twice: please look in your account.
presave-needs-again = { $service } needs you again
presave-needs-again-what = Your permission no longer works, so we could not save the release. It is not lost: agree once more and we save it.
presave-no-place = It found no place at { $service }
presave-no-place-what = The playlist that it was to go into takes it no more, so it was put nowhere. It is not lost: agree once more, and it goes into a new playlist.
presave-refused = { $service } refused the save
presave-refused-what = We tried, and { $service } would not add this release to your library. We do not try again.
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
presave-step-save = Done at { $service }
presave-step-save-next = As soon as the release is out
presave-step-destroy = Permission destroyed
presave-step-destroy-next = Right after the save, by { $end } in any case
presave-step-needs-again = Needs you again
presave-step-refused = Refused by { $service }
presave-step-cancelled = Cancelled
presave-step-expired = Not saved in time
presave-times = Times are those of { $zone }.

presave-reason-busy = { $service } asked us to slow down; everybody’s turn comes.
presave-reason-trouble = { $service } did not answer as it should.
presave-reason-ours = Something in our own set-up at { $service } is wrong, and we are told about it.
presave-reason-no-address = The release is out, but its address at { $service } is not known here yet.
presave-reason-undecryptable = We cannot open your permission at the moment. It is not lost, and the people who run this site are told.
presave-reason-doubt = { $service } said once that the permission does not hold. We ask a second time, an hour later, before we believe it.
presave-reason-held = You asked us not to use your data, so we wait.
presave-reason-not-yet = Our privacy policy does not allow it yet, so we wait until it does.
presave-reason-outgrown = It has changed since you agreed, so we wait until you agree again.
presave-reason-ended-there = { $service } ended the permission: you withdrew it there, or it ran out.
presave-reason-ended-together = { $service } ended the permission: you withdrew it there, it ran out, or it went together with that of another pre-save of yours. Google ends all of an account’s permissions for this site at once, when one of them is given back.
presave-reason-scope = The permission for it is missing.
presave-reason-lost = The permission is not there any more.
presave-reason-not-registered = { $service } lets this site save for a few registered people only, and your account is not among them.
presave-reason-no-room = There is no room for it in your account at { $service }, or it is not there any more.
presave-reason-playlist-gone = The playlist that it was to go into is not in your account any more.
presave-reason-not-possible = { $service } does not take this release for your account.
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
presave-apps = You can also end it there yourself:

## Which playlist of theirs a fan chooses.

presave-playlist-new = On release day it goes into a new playlist that only you see:
presave-playlist-own = On release day it goes into the one of your playlists that you chose.
presave-playlist-choose = Choose one of your playlists
presave-playlist-kept = That is kept. You can change it until the release is out.
presave-choose = Which playlist?
presave-choose-what = { $service } has just told us the names of your playlists. We show them to you and keep none of them: only the number of the one that you choose, closed, until the release is in it.
presave-choose-new = A new one that only you see:
presave-choose-none = You have no playlists at { $service } yet. Make one there and come back, or leave it at the new one.
presave-choose-more = These are the first fifty that { $service } names.
presave-choose-gone = The playlist that you chose before is not in your account any more. Choose another one.
presave-choose-not-yours = Your choice: that is none of your playlists. Choose one of the list.
presave-choose-go = Keep this choice
presave-choose-back = Back to your receipt
presave-choose-closed = There is nothing to choose here any more
presave-choose-closed-what = This pre-save has begun, or it is over, or it goes into no playlist. Your receipt says how far it is.
presave-choose-busy = One moment
presave-choose-busy-what = Something is being done with this pre-save right now. Nothing was changed: try again in a minute.
presave-choose-held = We may not look for you now
presave-choose-held-what = You asked us not to use your data, or the pre-save has changed since you agreed. So { $service } was not asked, and nothing was changed. Your receipt says what you can do.
presave-choose-often = That was often
presave-choose-often-what = Each look takes something of what { $service } allows everybody here in a day. Come back in an hour; what you chose stays as it is.
presave-choose-later = Not now
presave-choose-later-what = What { $service } allows us for now is spent. From { $at } on you can choose again; what you chose before stays as it is.
presave-choose-dead = { $service } needs you again
presave-choose-dead-what = { $service } says that your permission does not hold any more. We ask once more in an hour before we believe it. If you took it away there, you can give a new one right now.
presave-choose-trouble = { $service } did not answer as it should
presave-choose-trouble-what = Nothing was changed. Try again in a few minutes.

## A service that lets a few people only use it so far.

presave-terms-trial = For a few people so far
presave-trial-spotify = { $service } lets this site save for five people only, whom its operator has named there. Everybody else is refused: if you are not one of them, nothing is saved, and your receipt will say so.
presave-trial-youtube = { $service } lets this site work for a hundred people only, whom its operator has named there, and each permission ends after seven days. Everybody else is turned away before they can agree.

## The page on which a service's own script asks.

presave-next-script = On the next page a script of { $service }’s own asks you: it is loaded from there, so { $service } sees this browser’s address. You can still say no.
presave-allow = Allow it at { $service }
presave-allow-what = { $service } asks you in a window of its own. What it gives is sent to this site, kept closed until the release, and removed from this browser at once.
presave-allow-noscript = { $service } gives its permission to a script only, and this browser runs none. Press “No, stop here”: nothing is kept, and the other ways work without scripts.
presave-allow-trouble = No permission came. The window may have been closed, or this browser blocks the script. Try again, or stop here.
presave-allow-go = Ask { $service }
presave-allow-no = No, stop here
presave-reason-not-confirmed = { $service } did not say for thirty days whether the permission still holds, so it was destroyed, as { $service } demands.
presave-reason-not-there-yet = { $service } took it and does not show it in your library yet. We look again.

## The operator's page about the services.

presave-services = Music services
presave-services-what = Which ways of pre-saving are live on this instance, what each service lets your app do, and what fans are told of it.
presave-services-state = How far it is
presave-services-kept = A permission is kept until { $day } at the latest, if it were given today.
presave-services-budget = { $spent } of { $units } units of the service’s present window are spent; the next one begins on { $at }.
presave-services-held = The service asked for a pause until { $at }.
presave-services-waiting = { $n ->
    [one] One pre-save waits.
   *[other] { $n } pre-saves wait.
}
presave-services-none-waits = No pre-save waits.
presave-services-fans = Fans read
presave-mode-off = Not connected
presave-mode-trial = A few people only
presave-mode-open = Open to everybody
presave-mode-spotify-off = No app is in the configuration, so no page offers it. Make one at developer.spotify.com and put it into [spotify].
presave-mode-spotify-trial = Your app is in development mode: it saves for five people at most, whom you name in its dashboard under “User management”. Everybody else is refused with “user not registered”, and no second try helps. Spotify gives its extended mode to registered companies with many listeners only; then set access = "extended".
presave-mode-spotify-open = Your app is in extended mode, as the configuration says: it saves for everybody. Spotify names no number of calls; when it says that it is enough, everybody waits as long as it asks.
presave-mode-youtube-off = No app is in the configuration, so no page offers it. Make one in the Google Cloud console and put it into [youtube].
presave-mode-youtube-trial = Your app is in “Testing”: a hundred people at most, whom you name in the Google Cloud console, and each permission ends after seven days, so who pre-saves earlier is asked again. Once Google has verified the app for youtube.force-ssl, set access = "published".
presave-mode-youtube-open = Your app is published, as the configuration says. A project may spend 10,000 units a day unless Google gave it more, and a like takes 50 of them: what a day does not pay waits for the next.
presave-mode-apple-off = Pre-saves at Apple Music are not switched on. They need a key of your team at Apple and presaves = true under [apple]; fans’ browsers then load Apple’s own script.
presave-mode-apple-open = Your team’s key signs for everybody. Fans decide in a window of Apple’s; each permission ends after about six months and cannot be renewed without them.
presave-mode-deezer-off = No app is in the configuration, and Deezer takes no new ones.
presave-mode-deezer-open = Your app of old works for everybody. Deezer takes fifty questions in five seconds; forty of them are pre-saves’.
