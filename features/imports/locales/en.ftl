## Lists that a label brings from another tool: the file, its columns, the preview, the report.

imports-title = Import
imports-crumbs = Breadcrumb
imports-links = Links
imports-error = Error:
imports-what = Bring the links and releases that you have in another tool: export them there as CSV and choose the file here. You see what each row would make before anything is made, and you can take it all back.
imports-file = File
imports-file-hint = CSV with a first row of headings: commas, semicolons or tabs, UTF-8 or UTF-16, at most 5 MB and 10,000 rows. It is deleted when you confirm, after a day at the latest.
imports-people = Lists of people are not taken. Whoever agreed to letters from another tool has not agreed to them here: invite them to a sign-up form of yours instead.
imports-bring = Read the file
imports-before = What you brought
imports-none = Nothing yet.
imports-when = When
imports-size = Size
imports-standing = State
imports-n-rows = { $n ->
    [one] One row
   *[other] { $n } rows
}
imports-kept = Kept ways to read columns
imports-kept-what = A file with the same headings is read in the same way by itself.
imports-kept-remove = Forget it
imports-state-open = Waits for your yes
imports-state-running = Being made
imports-state-running-what = The rows are turned into artists, releases and links. You can leave this page.
imports-state-done = Done
imports-state-done-what = Everything that could be made is there.
imports-state-undoing = Being taken back
imports-state-undoing-what = What nobody has changed since goes again. You can leave this page.
imports-state-undone = Taken back
imports-state-undone-what = What was made is gone again, except for what somebody has changed or used since.

imports-columns = What the columns are
imports-columns-what = Say what each column of your file is. What you leave as “Nothing” is passed over.
imports-column-unnamed = A column without a heading
imports-use = A kept way to read columns
imports-use-do = Fill in from it
imports-rest = What the file does not say
imports-artist = Artist of rows that name none
imports-artist-hint = Leave it empty if every row names its artist.
imports-order = Days such as 03/04/2026
imports-order-hint = Only for numbers of which either could be the day.
imports-order-asked = In this file either number could be the day. Choose, and see below how the days are read.
imports-order-do = Read them so
imports-order-shown = As the column itself shows
imports-order-day-first = Day first: 3 April
imports-order-month-first = Month first: March 4
imports-zone = Time zone of the days
imports-zone-hint = Where a row does not say its own, e.g. Europe/London.
imports-undated = Day of rows without one
imports-undated-hint = A day in the past means that they are out. Leave it empty to leave such rows out.
imports-keep-as = Keep this under a name
imports-keep-as-hint = For the next file of the same kind. May stay empty.
imports-to-preview = See what it would make
imports-discard = Throw the file away
imports-means-nothing = Nothing
imports-means-artist = Artist
imports-means-title = Title of the release
imports-means-track = Title of a track
imports-means-upc = UPC
imports-means-isrc = ISRC
imports-means-release_date = Release day
imports-means-time_zone = Time zone
imports-means-address = Old address, or its last part
imports-means-destination = Address at any known service
imports-means-named = Another address, called as the column is
imports-means-service = Address at { $service }

imports-preview = What it would make
imports-preview-what = Nothing is made yet. Look through the rows; wrong ones are left out, and you can bring them again once they are mended: what is there already is never made twice.
imports-to-columns = Change the columns
imports-would-artists = new artists
imports-would-releases = new releases
imports-would-links = new links
imports-would-had = there already
imports-would-left-out = left out
imports-did-artists = artists made
imports-did-releases = releases made
imports-did-links = links made
imports-did-had = were there already
imports-did-left-out = left out
imports-all-rows = All rows
imports-only-problems = Rows that are left out
imports-no-rows = There are none.
imports-head-row = Row
imports-head-release = Release
imports-head-makes = What becomes of it
imports-head-ways = Destinations
imports-row = Row { $row }
imports-rows = { $rows }
imports-left-out = Left out
imports-new-artist = The artist is new.
imports-had-artist = The artist is there.
imports-no-artist = No artist.
imports-new-release = The release is new.
imports-had-release = The release is there and stays as it is.
imports-no-release = No release.
imports-new-link = Its link is new.
imports-had-link = The link is there and stays as it is.
imports-no-link = No link: the row has neither an old address nor a destination.
imports-out-on = Day: { $day } ({ $zone })
imports-out-at = Day: { $day }, { $time } ({ $zone })
imports-address-alias = { $address } becomes { $new }
imports-address-stays = { $address } keeps working: it is your own domain.
imports-address-deep = { $address } has more than one part, so it does not keep working by itself; its last part becomes { $new }
imports-page = Page { $page } of { $pages }
imports-page-before = Page before
imports-page-behind = Next page
imports-confirm = Make all this

imports-waits = This page loads itself again.
imports-look = Look now
imports-progress = { $done } of { $total }
imports-part-left-out = { $n ->
    [one] One row was left out
   *[other] { $n } rows were left out
}
imports-part-stayed = { $n ->
    [one] One row stayed: somebody has changed or used what it made
   *[other] { $n } rows stayed: somebody has changed or used what they made
}
imports-part-made = { $n ->
    [one] One row was made
   *[other] { $n } rows were made
}
imports-part-more = { $n ->
    [one] and one more
   *[other] and { $n } more
}
imports-to-link = Link
imports-to-release = Release
imports-undo = Take this import back…
imports-undo-what = Links, releases and artists that it made go as if they had never been there, and their addresses are free again. What somebody has changed since, and links at which fans have pre-saved, stay.
imports-undo-do = Take it back

imports-note-undated = No day in the file: { $day } is taken.
imports-note-word = The last part of the old address cannot be one here: 2 to 64 small letters a–z, digits and dashes, and no word of this site. The link gets an address of its own.
imports-note-second = A second address for { $service }: the first one counts.
imports-note-taken = The last part of { $address } leads to another link already. The new link gets an address of its own.

problem-imports-file-missing = File: choose one that is not empty
problem-imports-file-large = File: at most 5 MB
problem-imports-file-binary = File: this is not a table of text. Export it as CSV; a spreadsheet program does that with “Save as”
problem-imports-file-encoding = File: its letters cannot be read. Save it as CSV in UTF-8
problem-imports-file-unreadable = File: it cannot be read as a table
problem-imports-file-empty = File: it needs a row of headings and at least one row below
problem-imports-file-rows = File: at most { $n } rows; cut it into parts
problem-imports-file-columns = File: at most { $n } columns
problem-imports-file-people = File: the column “{ $column }” is about people. Their consent was given to another tool and is not ours to assume, so nothing of the file was kept. Remove the column and bring the file again; invite the people to a sign-up form of yours
problem-imports-many = File: { $n } files wait for your yes already. Confirm some, or throw them away
problem-imports-column = Column: “{ $word }” is nothing that a column can be
problem-imports-column-twice = Column: another column is this already
problem-imports-columns = Columns: as many words as the file has columns, { $n }
problem-imports-title = Columns: say which one is the title
problem-imports-artist = Artist: choose a column, or write the name here
problem-imports-order-word = Order of day and month: day_first, month_first or empty
problem-imports-order = Days: choose whether day or month comes first
problem-imports-undated = Day of rows without one: a day of the calendar, written as 2026-11-27
problem-imports-name = Name: one line of at most { $n } characters
problem-imports-nothing = Every row is left out; nothing can be made of this file
problem-imports-not-open = This import was confirmed or taken back already.
problem-imports-not-done = Only a finished import can be taken back.
problem-imports-limit = limit: a number from 1 to 500
problem-imports-row-long = it has more fields than there are headings, or one of more than 4,000 characters
problem-imports-row-twice = row { $row } has the same address or code, and another title or artist
problem-imports-date-missing = no release day
problem-imports-date = “{ $text }” cannot be read as a day
problem-imports-address = “{ $text }” is no web address and no part of one
problem-imports-host = no service that is known here has addresses at { $host }. Read the column as “Another address” if it is right
