## What every page has around its content, and what goes wrong everywhere.

privacy-policy = Privacy policy
your-rights = Your rights
made-with = Made with Fanfare
simulated = Demonstration: the music services are simulated
site-description = Music straight from artists and labels, on a site that says what it knows about you and shows that it keeps its word.
skip = Skip to content
nav-main = Main
nav-overview = Overview
nav-releases = Releases
nav-artists = Artists
nav-links = Links
nav-bio = Bio pages
nav-fans = Fans
nav-services = Services
nav-keys = API keys
nav-accountability = Accountability
nav-requests = { $n ->
    [0] Requests
   *[other] Requests ({ $n })
}
sign-out = Sign out
front-page = Go to the front page
cookies = Cookies
opt-out-honoured = Opt-out request honoured
ask = This site would like to use a few things that it does not need. They are all off. What do you allow?
ask-take-back = Take back what I allowed
ask-reject = Reject all
ask-accept = Accept all
ask-each = See each of them and choose

error-not-found = There is nothing at this address
error-not-found-what = The address may have been mistyped, or it never existed.
error-gone = This is no longer here
error-gone-what = It was here once and has been taken away for good.
error-signed-out = Please sign in
error-signed-out-what = This needs somebody who is signed in, or a valid key.
error-restricted = Your data is kept and not used
error-restricted-what = You asked for that. Your privacy page ends it.
error-forbidden = This form did not come from our own page
error-forbidden-what = Open the page again and send the form from there.
error-conflict = This contradicts what is there already
error-conflict-what = Nothing was changed. See which field is meant, and try again.
error-invalid = Some fields are not right yet
error-invalid-what = Nothing was changed. See which fields are meant, and try again.
error-unreadable = This request cannot be read
error-unreadable-what = It is not in the form that this address expects.
error-misdirected = This name leads nowhere yet
error-misdirected-what = The address that you opened points at this server, but nobody has set it up here. Check how it is spelled; if it is your own domain, add it to your workspace first.
error-method = This address takes other methods
error-method-what = Something is here, but not for this kind of request.
error-too-large = This is too large
error-too-large-what = No form or request here needs so many bytes. Send less.
error-file-too-large = This file is too large
error-file-too-large-what = A picture may have 10 MB at most. Nothing was changed: go back and choose a smaller one.
error-media-type = This format is not understood here
error-media-type-what = Send the kind of content that this address expects.
error-slow = This request took too long to arrive
error-slow-what = The rest of it did not come in time. Send it again.
error-too-many = A little slower, please
error-too-many-what = There were too many requests in a short time. Wait a moment and try again.
error-too-many-wait = { $n ->
    [one] It works again in one second.
   *[other] It works again in { $n } seconds.
}
error-again = Try again
error-overview = Go to the overview
error-unavailable = We cannot take this right now
error-unavailable-what = It is our trouble, not yours, and nothing was lost. Try again in a few seconds.
error-internal = Something went wrong on our side
error-internal-what = It was written down for the people who run this. Try again later.

problem-body = The request's body does not fit: { $why }
problem-limit = Limit is a number from 1 to 100
problem-cursor = This cursor was not given by this list

date-long = { $weekday } { $day } { $month } { $year }
date-time = { $day } { $month } { $year }, { $time }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

inside = You are inside an app
inside-of = This page is open inside { $app }, where music services let nobody sign in. Open it in your own browser: copy the address below, or choose “Open in browser” in the app’s menu.
inside-what = This page is open inside an app, where music services let nobody sign in. Open it in your own browser: copy the address below, or choose “Open in browser” in the app’s menu.
inside-address = The address of this page
