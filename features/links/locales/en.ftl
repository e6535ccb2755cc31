## Smart links: their public pages, their forms, and what can be wrong with a slug or an address.

links-domains = Own domains
links-title = Links
links-start = New link from a code or an address
links-import = Import a list
links-new = New link
links-crumbs = Breadcrumb
links-error = Error:
links-problems = { $n ->
    [one] One field needs another look
   *[other] { $n } fields need another look
}

links-out-on = Out on { $day }
links-out-at = Out on { $day }, { $time } ({ $zone })
links-left = Time left
links-days = { $n ->
    [one] day
   *[other] days
}
links-hours = { $n ->
    [one] hour
   *[other] hours
}
links-minutes = { $n ->
    [one] minute
   *[other] minutes
}
links-presave = Pre-save on { $service }
links-presave-trial = So far { $service } lets this site save only for a few people whom its operator has named there.
links-presave-what = One permission, used once on release day, then destroyed. You see it all before you agree.
links-countdown = Countdown page on Spotify
links-reminder = Be reminded by e-mail or calendar
links-come-back = Come back on the day: every way to listen will be here.
links-listen = Listen on
links-no-ways = The ways to listen are not here yet. Come back soon.

links-not-kept = We could not count this click
links-not-kept-what = It is our trouble, not yours. The music is still there:
links-not-kept-on = Go on to { $service }

links-none = No links yet
links-none-what = A link is one address for a release. Before the day it gathers pre-saves, from the day on it leads to every service.
links-first = Make the first link
links-state-scheduled = Scheduled
links-state-out = Out now
links-state-retired = Retired
links-figures = Figures
links-open = Open the page

links-no-releases = A link needs a release
links-no-releases-what = Make the release first: its title, its day and its time zone. Then come back for its link.
links-make-release = Make a release

links-release = Release
links-choose = Choose a release
links-slug = Address
links-slug-hint = The last word of the link’s address: small letters a–z, digits and dashes. Leave it empty and we suggest one from the title.
links-slug-hint-edit = The last word of the link’s address: small letters a–z, digits and dashes. Addresses that you shared with the old word stop working.
links-destinations = Destinations
links-destinations-hint = Paste the release’s address from each service. Leave out what you don’t have; you can come back at any time. The address of another service goes into “Another address”; most are recognised without a name.
links-other = Another address
links-other-label = What it is called
links-other-example = Band shop
links-other-url = Its address
links-url-reads = Written in its own alphabet:
links-places = Order on the page
links-places-hint = Number them: 1 is on top. Those without a number follow in the usual order.
links-create = Make the link
links-save = Save
links-leave = Leave it
links-retire = Retire this link
links-retire-what = The page says that it is gone, and its address stays taken. Pre-saves that wait are cancelled and their permissions destroyed; each fan’s receipt says so. The figures stay with you. It can’t be undone.
links-retire-do = Retire the link

links-opens-on = Opens on { $when }
links-not-yet = Not open yet
links-not-yet-what = There is nothing to see here before that moment. Come back then.
links-over = This is over
links-over-what = This address was open for a while, and its time has passed.

links-state-archived = Archived
links-state-closed = Not open yet
links-state-over = Over
links-search = Search by title, artist or address
links-search-do = Show
links-search-clear = Clear the search
links-search-none = Nothing fits
links-search-none-what = Try fewer words, or look among the archived and retired links too.
links-list = Which links
links-list-current = Not archived
links-list-archived = Archived
links-list-retired = Retired
links-list-all = All
links-select = Select
links-archive = Archive
links-archive-what = An archived link goes on working, with everything on its page. It is only out of your list, and you can put it back at any time.
links-archive-do = Archive this link
links-archive-restore = Put this link back
links-archive-chosen = Archive the selected links
links-archive-restore-chosen = Put the selected links back

links-options = Options
links-aliases = Other addresses of this link
links-aliases-hint = One word a line. Each of them leads to this link and is counted with it. They begin with
links-schedule = When it is open
links-schedule-hint = Leave both empty for a link that is always open. The time zone is that of the release:
links-opens = Opens
links-closes = Closes
links-before = Before it opens
links-before-hidden = As if there were no such address
links-before-secret = Say when it opens, not what it is
links-before-announced = Say when it opens, with title and artist
links-after = Afterwards lead to (or leave empty for a page that says it is over)
links-pass-tags = Hand campaign tags on to the destination
links-pass-tags-hint = The utm tags of the address that somebody came with are added to the service’s address. What that address says already is never replaced.

links-rules = Rules
links-rules-what = Send visits of a certain kind somewhere else. The first rule that fits answers, and a rule without conditions fits everybody. Nothing more is kept about visitors.
links-rule = Rule { $n }
links-rule-new = New rule
links-rule-name = Name, for you
links-rule-place = Place
links-rule-countries = Countries, two letters each
links-rule-languages = Languages, two or three letters each
links-rule-from = From this day
links-rule-until = Until the end of this day
links-rule-source = Source tag (utm_source)
links-rule-campaign = Campaign tag (utm_campaign)
links-rule-does = What it does
links-rule-choose = Choose
links-act-replace = Another address for one service
links-act-hide = Hide one service
links-act-first = Some services first
links-act-send = Straight to an address, without the page
links-rule-service = Service to lead elsewhere or hide
links-rule-services = Services to show first
links-rule-url = The other address
links-rule-remove = Remove this rule when saving
links-rules-save = Save the rules
links-system = System
links-system-other = Another
links-country = Country
links-language = Language
links-day = Day
links-trial = Try it
links-trial-what = Make up a visit and see which of the saved rules answers. What you leave empty is unknown; without a day it is now.
links-trial-do = See which rule answers
links-trial-none = No rule answers: the page stands as it is.
links-trial-answers = Rule { $n } answers.
links-trial-miss = Rule { $n } does not fit: { $why }
links-miss-country = another country, or an unknown one
links-miss-language = another language, or an unknown one
links-miss-system = another system
links-miss-early = its first day has not come
links-miss-late = its last day has passed
links-miss-source = another source tag, or none
links-miss-campaign = another campaign tag, or none

problem-links-slug-length = Use 2 to 64 letters, digits and dashes
problem-links-slug-letters = Use only the letters a–z, digits and dashes, and no dash at either end
problem-links-slug-reserved = “{ $slug }” is kept for this site’s own pages. Choose another word
problem-links-slug-taken = “{ $slug }” is taken. Choose another word
problem-links-release = Choose one of your releases
problem-links-url-missing = The address is missing
problem-links-url-long = This address is longer than 2048 characters
problem-links-url-unreadable = This is no web address. It begins with https:// and has no spaces
problem-links-url-scheme = Only addresses that begin with https:// or http:// work here
problem-links-url-credentials = This address holds a user name or a password. Remove the part before the @
problem-links-url-private = This address is inside a private network. Fans could not open it
problem-links-countdown = Spotify Countdown: an address that begins with https://open.spotify.com/prerelease/
problem-links-url-host = { $host } is not { $service }. Its addresses look like https://{ $example }/…
problem-links-label-missing = Say what it is called. Only the services that we know have a name already
problem-links-label-long = The name has more than { $n } characters, or ones that cannot be shown
problem-links-service-word = “{ $service }” is no service that we know, and it can’t be a word of an address. Use “other”
problem-links-service-twice = { $service } has an address already
problem-links-others-many = There are more than { $n } other addresses
problem-links-url-own = This address leads back to a link of this site. Use the address where the music is
problem-links-alias = “{ $slug }” can’t be an address. Use two or more of the letters a–z, digits and dashes, and no dash at either end
problem-links-aliases-many = A link has at most { $n } other addresses
problem-links-moment = This is no day and time
problem-links-day = This is no day
problem-links-closes = It has to close after it opens
problem-links-before = Choose what is said before it opens
problem-links-list-state = Use “archived” or “all”, or leave it out
problem-links-rules-many = A link has at most { $n } rules
problem-links-rule-words = One condition names at most { $n }
problem-links-rule-country = “{ $word }” is no country code. Germany is DE, the United Kingdom GB
problem-links-rule-language = “{ $word }” is no language code. German is de, Portuguese pt
problem-links-rule-system = “{ $word }” is no system that rules know
problem-links-rule-until = The last day lies before the first one
problem-links-rule-tag = A tag is short, without @ and without signs that cannot be shown
problem-links-rule-act = Choose what the rule does
problem-links-rule-service = Choose from this link’s own destinations

links-qr = QR code
links-qr-what = For posters, tickets and sleeves. It leads to the link’s page; with a campaign tag, its visits are counted apart.
links-qr-tag = Campaign tag
links-qr-tag-hint = Small letters, digits and dashes, for example tour-poster. May stay empty.
links-qr-svg = Download SVG
links-qr-png = Download PNG
links-qr-alt = QR code of the link’s page
problem-links-qr-tag = Campaign tag: at most 64 letters (a–z), digits, dashes, dots and underscores
links-description = { $title } by { $artist }: choose your music service
links-preview-alt = { $title } by { $artist }: cover, title and artist on a card

links-find = Find it everywhere
links-missing = { $service }: the address has not been found there since { $day }. Nothing was removed; look whether it is still the right one.
