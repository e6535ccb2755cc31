## The room of fans: sign-up forms, letters, downloads, contests.

capture-title = Fans
capture-error = Error:
capture-crumbs = Breadcrumb
capture-problems = { $n ->
    [one] One thing needs another look
   *[other] { $n } things need another look
}
capture-none = No sign-up form yet
capture-none-what = A form lets fans ask for an artist’s letters, for a download, or for a part in a contest. Each of them confirms by e-mail, and can leave with one press.
capture-new = Make a form
capture-next-page = Next page
capture-no-artist = First an artist
capture-no-artist-what = A form belongs to an artist. Add the artist, then come back.
capture-no-artist-do = Add an artist
capture-artist = Artist
capture-choose = Choose…
capture-kind = What it is for
capture-kind-newsletter = Letters
capture-kind-download = Download
capture-kind-contest = Contest
capture-kind-newsletter-what = Letters: fans sign up to be written to.
capture-kind-download-what = Download: fans may sign up for letters, or just take the file.
capture-kind-contest-what = Contest: fans enter until a day, and you draw the winners.
capture-slug = Address
capture-slug-hint = The last word of the form’s address: 2 to 64 letters a–z, digits and dashes.
capture-form-title = Heading
capture-form-words = Text
capture-form-words-hint = What fans get, in your words. Up to 2000 characters; it may stay empty.
capture-file = Address of the file
capture-file-hint = Only for a download: where the file is, beginning with https://
capture-ends-on = Last day of the contest (UTC)
capture-winners = Number of winners
capture-promise = The form asks for an e-mail address and nothing more. It never makes anybody follow anything, a download needs no address, and you see an address only if its owner ticked the box for it.
capture-save = Save the form
capture-create = Make the form
capture-back = Leave it
capture-retire = Close this form…
capture-retire-what = Nobody can sign up here any more, and no letter can be written from here. Fans who signed up keep their page and can leave as before. It can’t be undone.
capture-retire-do = Close the form
capture-edit = Change the words
capture-letters = Letters
capture-letters-none = Nothing has been written yet.
capture-heading = Subject
capture-body = Letter
capture-body-hint = Each line becomes a paragraph. A link that ends the letters is added below.
capture-write = Look at it before sending
capture-addresses = Addresses
capture-addresses-what = You see the addresses of those fans who ticked “the artist may see my address”. Letters reach the others too.
capture-addresses-none = Nobody has ticked that box so far.
capture-addresses-show = Show the addresses
capture-addresses-logged = This look is an entry of the public log. It says that somebody looked at addresses, and not at whose.
capture-export = Download as CSV
capture-languages = Fans by language. Groups of fewer than five are in “other”.
capture-language = Language
capture-language-en = English
capture-language-ru = Russian
capture-language-gu = Gujarati
capture-language-ur = Urdu
capture-language-other = Other
capture-asked-n = Asked
capture-confirmed-n = Confirmed
capture-here-n = Here now
capture-seen-n = Let you see their address
capture-left-n = Left
capture-entries-n = Entries
capture-confirmed-at = Confirmed
capture-draw = Draw
capture-draw-now = Draw the winners…
capture-draw-what = The winners are drawn by chance and told by letter. It is done once. All entries are deleted 30 days later.
capture-draw-do = Draw the winners
capture-drawn = Drawn on { $at }, from { $entries } entries.
capture-contest = Ends on { $end }. Winners: { $winners }.
capture-letter-draft = Not sent yet
capture-letter-under-way = Being sent: { $done } of { $total }
capture-letter-finished = Sent to { $sent }, done on { $at }
capture-n-fans = { $n ->
    [one] One fan
   *[other] { $n } fans
}
capture-send = { $n ->
    [one] Send it to one fan
   *[other] Send it to { $n } fans
}
capture-send-what = A letter that has left can’t be called back. Nobody gets it twice.
capture-send-nobody = Nobody has confirmed so far, so there is nobody to send it to.
capture-test = Send me a test
capture-tested = The test is on its way to your own address.
capture-look-again = Look again
capture-email = E-mail address

## What fans see.

capture-problem-title = Something is missing
capture-problem-born = Write the day you were born
capture-problem-email = Write an e-mail address, such as noor@example.org
capture-until = Until { $at }
capture-just-download = Just download
capture-just-download-what = The file is yours without an address. Signing up is only for letters.
capture-born = The day you were born
capture-born-kept = The law asks from which age people can sign up by themselves. We compare the day once and don’t keep it.
capture-agree-letters = I want { $artist } to write to me by e-mail about music, shows and releases, until I say stop.
capture-agree-artist = { $artist } may see my e-mail address.
capture-artist-without = Without this, the artist sees only how many fans there are. Letters reach you all the same, through us.
capture-go-newsletter = Sign me up for the letters
capture-go-download = Sign me up for the letters
capture-go-contest = Sign me up
capture-next = Next, we write to you once. It counts when you confirm.
capture-over = This contest is over
capture-over-what = Nobody can enter any more. Thank you for coming.
capture-not-live = Signing up is not possible here now
capture-not-live-what = This site can’t send letters at the moment. Please come back later.
capture-closed = We can’t sign you up
capture-closed-what = Thank you for your interest. Nothing was kept.
capture-asked = Look into your mailbox
capture-asked-what = If this address can be written to, a letter is on its way. Press the button behind its link within two days. If you don’t, everything is deleted.
capture-link-gone = This link does not work any more
capture-link-gone-what = It was used already, or is older than two days. You can sign up again.
capture-no-page = There is no sign-up here
capture-no-page-what = The address may be incomplete, or everything about it was erased.
capture-unsubscribed = No more letters
capture-unsubscribed-what = It is done, at once. Nothing more is needed.
capture-confirm = Is this your address?
capture-confirm-what = Somebody asked for this with your e-mail address. If it was you, confirm. If not, close this page; nothing stays.
capture-confirm-do = Yes, it is mine
capture-out = Stop these letters?
capture-out-what = One press, and no further question.
capture-out-do = Stop the letters
capture-own-here = You are signed up
capture-own-left = You have left
capture-own-over = This is over
capture-joined = Confirmed on { $at }
capture-entered = You entered the contest on { $at }.
capture-won = You won!
capture-won-what = Let the artist see your address below, so that the prize reaches you.
capture-bookmark = Keep the address of this page.
capture-bookmark-why = It is your way to change or erase everything, without an account.
capture-download = Download the file
capture-own-letters = Letters
capture-own-letters-on = You get the artist’s letters.
capture-own-letters-stop = Stop the letters
capture-own-artist = Your address
capture-own-artist-on = The artist may see your e-mail address.
capture-own-artist-stop = Hide my address
capture-own-yes = I agree
capture-agreed = What you agreed to
capture-agreed-hash = Under each is the fingerprint (SHA-256) of the exact words that you saw.
capture-agreed-given = Given on { $at }
capture-agreed-withdrawn = Taken back on { $at }
capture-agreed-other = Another purpose of this site
capture-yours = In your hands
capture-leave = Leave
capture-leave-what = When you leave, your address is destroyed at once. Thirty days later the rest goes too.
capture-export-own = Download my data
capture-erase = Erase everything
capture-erase-sure = Everything about this sign-up is deleted for good, and this page with it.
capture-erase-yes = Yes, erase it
capture-rights = All your rights

## Letters of ours.

capture-letter-confirm-subject = Confirm: { $title }
capture-letter-confirm-body = Somebody gave this address for “{ $title }” by { $artist } at { $operator }. If it was you, open the link and confirm within two days.

    If it was not you, do nothing: everything is deleted then, and we don’t write again.
capture-letter-confirm-link = Confirm
capture-letter-known-subject = You are signed up already: { $title }
capture-letter-known-body = Somebody gave this address again for “{ $title }” by { $artist } at { $operator }. You are signed up already. On your page you can see what you chose, change it, and leave.
capture-letter-known-link = Your page
capture-letter-artist-subject = { $heading }
capture-letter-artist-body = { $artist } writes to you:
capture-letter-artist-link = Stop these letters
capture-letter-test-subject = Test: { $heading }
capture-letter-test-body = This is how your fans will read the letter of { $artist }. In theirs, a link that ends the letters stands below.
capture-letter-won-subject = You won: { $title }
capture-letter-won-body = You entered “{ $title }” by { $artist } at { $operator }, and you won. So that the prize reaches you, open your page and let the artist see your address.
capture-letter-won-link = Your page

problem-capture-artist = Artist: choose one of your artists
problem-capture-kind = What it is for: choose one
problem-capture-missing = Write something here
problem-capture-long = At most { $most } characters
problem-capture-control = Leave out invisible control characters
problem-capture-slug = Address: 2 to 64 letters a–z, digits and dashes, no dash at an end, and not a word that the site uses itself
problem-capture-slug-taken = Address: this one is taken
problem-capture-file = File: write a whole address that begins with https://
problem-capture-end = Last day: a day from today on, within a year
problem-capture-winners = Winners: a number from 1 to 1000
problem-capture-draw = Winners are drawn once, after the end of a contest
problem-capture-no-mail = This site can’t send mail at the moment
capture-agreed-download = Download this record (JSON)
capture-problem-choice = Tick what you want: the contest, the letters or both
capture-agree-contest = I take part in the contest.
capture-send-closed = Send it to fans of a closed form…
capture-send-closed-what = This form is closed: nobody signs up here any more, and who did may have forgotten it. Send it only if you mean them.
problem-capture-closed = The form is closed. Say that you mean its fans, and send the letter again
problem-capture-file-ours = File: this address is on this site. Write where the file itself is
