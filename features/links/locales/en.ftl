## Smart links: their public pages, their forms, and what can be wrong with a slug or an address.

links-title = Links
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
links-presave-what = One permission, used once on release day, then destroyed. You see it all before you agree.
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
links-destinations-hint = Paste the release’s address from each service. Leave out what you don’t have; you can come back at any time.
links-other = Another address
links-other-label = What it is called
links-other-example = Band shop
links-other-url = Its address
links-places = Order on the page
links-places-hint = Number them: 1 is on top. Those without a number follow in the usual order.
links-create = Make the link
links-save = Save
links-leave = Leave it
links-retire = Retire this link
links-retire-what = The page says that it is gone, and its address stays taken. Pre-saves that wait are cancelled and their permissions destroyed; each fan’s receipt says so. The figures stay with you. It can’t be undone.
links-retire-do = Retire the link

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
problem-links-url-host = { $host } is not { $service }. Its addresses look like https://{ $example }/…
problem-links-label-missing = Say what it is called. Only the services that we know have a name already
problem-links-label-long = The name has more than { $n } characters, or ones that cannot be shown
problem-links-service-word = “{ $service }” is no service that we know, and it can’t be a word of an address. Use “other”
problem-links-service-twice = { $service } has an address already
problem-links-others-many = There are more than { $n } other addresses

links-qr = QR code
links-qr-what = For posters, tickets and sleeves. It leads to the link’s page; with a campaign tag, its visits are counted apart.
links-qr-tag = Campaign tag
links-qr-tag-hint = Small letters, digits and dashes, for example tour-poster. May stay empty.
links-qr-svg = Download SVG
links-qr-png = Download PNG
links-qr-alt = QR code of the link’s page
problem-links-qr-tag = Campaign tag: at most 64 letters (a–z), digits, dashes, dots and underscores
links-preview-alt = { $title } by { $artist }: cover, title and artist on a card
