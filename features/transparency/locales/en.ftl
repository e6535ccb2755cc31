## The privacy policy around its tables.

transparency-in-force = In force since
transparency-version = Version
transparency-lead = This page is made from the same declarations that the program runs by. What is not listed here, it cannot store.
transparency-contents = Contents
transparency-who = Who we are
transparency-who-what = { $operator } is the controller. Write to { $contact }.
transparency-data = What we keep, why and how long
transparency-visits = If you only look around
transparency-visits-what = We count the visit and the click and keep nothing that tells who you are: no address, no identifier, no cookie. Counts are kept for { $days }. Visitors of one day are told apart by a hash whose random key lives in memory for that day only.
transparency-fans = If you pre-save
transparency-members = If you work with us here
transparency-everyone = What comes with either
transparency-what = What
transparency-why = Why
transparency-basis = Legal basis
transparency-how-long = How long
transparency-sealed = encrypted under a key of your own
transparency-basis-consent = Your consent
transparency-basis-contract = Doing what you asked us to do
transparency-basis-legal-obligation = A legal obligation
transparency-basis-legitimate-interest = A legitimate interest: { $interest }
transparency-keep-use = For one request, in memory only
transparency-keep-until-ended = Until the release is saved, or you cancel, or it is refused or expires; at most six months
transparency-keep-days = { $n ->
    [one] One day after it has ended
   *[other] { $n } days after it has ended
}
transparency-keep-at-most = { $n ->
    [one] One day at most
   *[other] { $n } days at most
}
transparency-keep-account = As long as your account
transparency-keep-subject = As long as your pre-save or account
transparency-days = { $n ->
    [one] one day
   *[other] { $n } days
}
transparency-minutes = { $n ->
    [one] one minute
   *[other] { $n } minutes
}
transparency-presaves = Pre-saves
transparency-presaves-one = You give one permission. It is used once, on release day, to add one release to your library. Then it is destroyed, and your receipt page says when.
transparency-presaves-not-read = We do not read your library.
transparency-presaves-not-follow = We do not follow anybody in your name.
transparency-presaves-not-ask = We do not ask for your name or e-mail address.
transparency-presaves-revoke = Spotify lets no app give a permission back. We destroy our copy; you can end it on Spotify’s side too, under your account’s apps.
transparency-processors = Who else receives something
transparency-nobody = Nobody: this instance sends your data nowhere.
transparency-party = Who
transparency-does = What for
transparency-country = Country
transparency-receives = What it receives
transparency-safeguard = Safeguard
transparency-cookies = Cookies
transparency-cookies-what = There are only these, and each is needed for something that you asked for. Looking at a page sets none.
transparency-name = Name
transparency-category = Category
transparency-what-for = What for
transparency-life = Life
transparency-rights = Your rights
transparency-rights-what = You may see, correct, receive, restrict and erase what we keep about you, object to its use, and withdraw your consent at any time. For a pre-save you do that on your receipt page, without an account. For anything else write to us.
transparency-complaint = You may complain to the data protection authority of the country where you live.
transparency-machine = The same declarations for machines
country-SE = Sweden
cookie-category-essential = Essential
cookie-category-performance = Performance
cookie-category-functional = Functional
cookie-category-marketing = Marketing
