## Bio pages: their public pages, their editor, and what can be wrong with a handle or a block.

bio-title = Bio pages
bio-new = New bio page
bio-crumbs = Breadcrumb
bio-error = Error:
bio-problems = { $n ->
    [one] One field needs another look
   *[other] { $n } fields need another look
}

bio-description = Music, concerts and more of { $artist }
bio-nothing-yet = There is nothing here yet. Come back soon.
bio-elsewhere = Links on this page lead to other sites. Each of them has its own privacy policy.
bio-player-note = Plays at { $service }, which sees your visit from there on
bio-out-now = Out now
bio-out-on = Out on { $day }
bio-days-left = { $n ->
    [one] Out on { $day }, one day left
   *[other] Out on { $day }, { $n } days left
}
bio-presave = Pre-save “{ $title }”
bio-tickets = Tickets
bio-tickets-address = Address for tickets, if there is one

bio-not-kept = We could not count this click
bio-not-kept-what = It is our trouble, not yours. You can go on all the same.
bio-not-kept-on = Go on to { $host }

bio-preview = Preview
bio-preview-what = Only you see this. Its links lead straight out and are not counted.
bio-preview-lang = Language
bio-preview-at = As of
bio-preview-show = Show
bio-preview-back = Back to the editor

bio-none = No bio pages yet
bio-none-what = A bio page is one address for an artist: music, concerts, videos and every other place where fans find them.
bio-first = Make the first bio page
bio-all-have = Every artist has a page already
bio-all-have-what = There is one page for each artist. Make another artist first, or change the page that is there.
bio-no-artists = A bio page needs an artist
bio-no-artists-what = Make the artist first. Then come back for the page.
bio-make-artist = Make an artist
bio-state-published = Published
bio-state-draft = Draft
bio-open = Open the page

bio-settings = Address and looks
bio-publish = Publish
bio-withdraw = Make it a draft again
bio-views = Views in 30 days
bio-clicks = Clicks in 30 days
bio-blocks = Blocks
bio-no-blocks = There is nothing on this page yet. Add the first block.
bio-full = This page has as many blocks as a page can have. Remove one to add another.
bio-add = Add a block
bio-add-do = Add
bio-up = Up
bio-down = Down
bio-more = More
bio-place = Move to place number
bio-place-do = Move
bio-show = Show
bio-hide = Hide
bio-remove-block = Remove
bio-removed = Removed
bio-removed-what = What you removed stays here for a day. Then it is deleted.
bio-restore = Put back
bio-link-gone = Its smart link is retired
bio-block-on = On the page
bio-block-hidden = Hidden
bio-block-waiting = Scheduled
bio-block-over = Over
bio-from = from { $from }
bio-until = until { $until }
bio-from-until = from { $from } until { $until }

bio-kind-link = Link
bio-kind-release = Release
bio-kind-presave = Pre-save
bio-kind-socials = Social pages
bio-kind-tour = Tour date
bio-kind-player = Video or player
bio-kind-shop = Shop
bio-kind-booking = Booking
bio-kind-heading = Heading
bio-kind-text = Text

bio-palette-brass = Brass
bio-palette-tide = Tide
bio-palette-ember = Ember
bio-palette-meadow = Meadow
bio-palette-plum = Plum
bio-palette-ink = Ink
bio-layout-cover = Picture above the name
bio-layout-side = Picture and name beside the blocks
bio-layout-plain = Name only
bio-corners-square = Square
bio-corners-soft = Soft
bio-corners-round = Round

bio-field-artist_id = Artist
bio-field-handle = Handle
bio-field-intro = Line under the name
bio-field-palette = Colours
bio-field-layout = Head of the page
bio-field-corners = Corners
bio-field-time_zone = Time zone
bio-field-kind = Block
bio-field-text = Text
bio-field-label = What it is called
bio-field-url = Its address
bio-field-urls = Addresses
bio-field-link_id = Smart link
bio-field-date = Day
bio-field-city = City
bio-field-venue = Venue
bio-field-email = Address of mail
bio-field-from = Show from
bio-field-until = Show until
bio-choose = Choose one
bio-handle-hint = The page’s address after the @: 3 to 30 of the letters a–z, digits, and single dots, dashes or underscores between them.
bio-intro-hint = Optional. Search engines and chats show it too.
bio-zone-hint = In which tour dates end and schedules are meant. UTC when it is empty.
bio-old-handle = When you change the handle, the old one leads to the new one for 90 days, so printed addresses go on working. After that anybody can have it.
bio-urls-hint = One address a line, at most 12. Services that we know get their names.
bio-player-hint = The page loads nothing from the service. Fans see which service it is, and get there only when they press.
bio-schedule = Show it only for a time
bio-schedule-hint = Leave a field empty where there is no limit. Times are in the page’s time zone:
bio-create = Make the page
bio-save = Save
bio-leave = Leave it
bio-remove = Remove this page
bio-remove-what = The page and its blocks are deleted, and its address says that it is gone. Nobody else can have the handle for 90 days. It can’t be undone.
bio-remove-do = Remove the page

problem-bio-handle-length = Use 3 to 30 letters, digits and marks
problem-bio-handle-letters = Use only the letters a–z, digits, and single dots, dashes or underscores between them. Letters of other alphabets are not allowed, because they can look the same
problem-bio-handle-kept = “{ $handle }” could be mistaken for this site itself. Choose another word
problem-bio-handle-taken = “{ $handle }” is taken. Choose another word
problem-bio-artist = Choose one of your artists
problem-bio-artist-twice = This artist has a page already
problem-bio-choice = Choose one of those in the list
problem-bio-kind = Choose a kind of block
problem-bio-kind-fixed = A block stays what it is. Make a new one
problem-bio-field-foreign = A block of this kind has no such field
problem-bio-missing = Something has to be here
problem-bio-long = This is longer than { $n } characters
problem-bio-signs = It holds characters that cannot be shown, or that turn the direction of the text
problem-bio-url-ours = This address is on this site. For a smart link use a release block
problem-bio-urls-many = There are more than { $n } addresses
problem-bio-link = Choose one of your smart links
problem-bio-date = This is no day. It looks like 2026-11-27
problem-bio-booking-one = Enter an address on the web or an address of mail, one of them
problem-bio-email = This is no address of mail that a link can carry
problem-bio-moment = This is no day and time. It looks like 2026-11-27T20:00
problem-bio-until = The end has to be after the beginning
problem-bio-place = Enter a number from 1 on
problem-bio-full = A page has at most { $n } blocks. Remove one first

bio-form-gone = Its sign-up form is retired
bio-form-hint = The page shows the form itself for as long as it is open. A closed form is not shown.
bio-form-make = Make a sign-up form
bio-picture-hint = JPEG, PNG or WebP, up to 10 MB and 25 megapixels. It is drawn anew, so nothing that a camera wrote beside the picture is kept.
bio-image-address = Where it leads, if anywhere
bio-grip = Move “{ $title }”
bio-grip-how = Drag it. Or press Enter to take it, the arrow keys to move it, Enter to leave it there and Escape to put it back.
bio-grip-taken = “{ $title }” is taken, place { $n } of { $all }. The arrow keys move it, Enter leaves it there, Escape puts it back.
bio-grip-moved = Place { $n } of { $all }
bio-grip-left = “{ $title }” is at place { $n } of { $all }
bio-grip-back = “{ $title }” is back at place { $n } of { $all }
bio-kind-form = Sign-up form
bio-kind-image = Image
bio-field-form_id = Sign-up form
bio-field-picture = Picture
bio-field-alt = What is to be seen on it
problem-bio-form = Choose one of your sign-up forms
problem-bio-picture = Choose a picture
problem-bio-alt = Say what is to be seen on it, for those who cannot see it
