## The room of releases.

releases-heading = Releases
releases-error = Error:
releases-crumbs = Breadcrumb
releases-problems = { $n ->
    [one] One field needs another look
   *[other] { $n } fields need another look
}
releases-none = No releases yet
releases-none-what = A release has a title, a day and a link. Before the day the link gathers pre-saves, from the day on it plays the music.
releases-first = Make the first release
releases-next = Next page
releases-new = New release
releases-state-scheduled = Scheduled
releases-state-out = Out now
releases-state-retired = Retired
releases-out-on = Out on { $moment } ({ $zone })
releases-out-since = Out since { $moment } ({ $zone })
releases-was-due = Was due on { $moment } ({ $zone })

releases-no-artist = First, an artist
releases-no-artist-what = A release is by an artist, and there is none to choose yet.
releases-no-artist-do = Add an artist
releases-title = Title
releases-artist_id = Artist
releases-choose = Choose…
releases-upc = UPC
releases-upc-hint = 12 or 13 digits; may be left empty.
releases-release_date = Release day
releases-release_date-hint = In the time zone below.
releases-release_time = Time
releases-release_time-hint = Midnight when it is left empty.
releases-time_zone = Time zone
releases-time_zone-hint = Of the day and time above, for example Europe/London.
releases-each_zone = The same time on every clock
releases-each_zone-hint = It comes out at this day and time of each place, such as midnight in Berlin and six hours later midnight in New York. Otherwise it comes out everywhere at this one moment.
releases-spotify_uri = Address on Spotify
releases-spotify_uri-hint = Of the album or track, for example spotify:album:4aawyAB9vmqN3uQ7FjRGTy. Pre-saves need it by the release day.
releases-tracks = Tracks
releases-tracks-hint = In their order. An ISRC looks like GB-ABC-26-00017 and may be left empty; empty rows are left out.
releases-track-title = Track { $n }
releases-track-isrc = ISRC of track { $n }
releases-more = Add more rows
releases-create = Make the release
releases-save = Save the release
releases-leave = Leave it
releases-cover-heading = Cover
releases-cover-none = There is no picture yet. Until then the title is drawn as notes.
releases-cover = Picture
releases-cover-hint = JPEG, PNG or WebP, square if possible, at least 1200 pixels wide, 10 MB at most. Where and with what it was taken is not kept.
releases-cover_alt = Description of the picture
releases-cover_alt-hint = What is to be seen, for people who cannot see it. May stay empty.
releases-cover-add = Add the cover
releases-cover-replace = Save the cover
releases-cover-remove = Remove the cover…
releases-cover-remove-what = Its pages show the title drawn as notes again. The file is deleted after a day.
releases-cover-remove-do = Remove the cover
releases-make-link = Make a smart link for it
releases-retire = Retire this release…
releases-retire-what = Its link stops showing it, and pre-saves that are still waiting end without being done. It can’t be undone.
releases-retire-do = Retire the release

problem-releases-title-missing = Title: write the title of the release
problem-releases-title-long = Title: at most 200 characters
problem-releases-title-control = Title: leave out line breaks and other invisible control characters
problem-releases-artist-missing = Artist: choose who the release is by
problem-releases-artist = Artist: there is no such artist
problem-releases-upc-digits = UPC: only digits, spaces and dashes
problem-releases-upc-length = UPC: { $n ->
    [one] 12 or 13 digits, not one
   *[other] 12 or 13 digits, not { $n }
}
problem-releases-upc-check-digit = UPC: the check digit is wrong. After the digits before it, the last one should be { $digit }; look for a mistyped digit
problem-releases-date-missing = Release day: choose the day
problem-releases-date = Release day: a day of the calendar, written as 2026-11-27
problem-releases-date-far = Release day: from the year 1900 to the year 2100
problem-releases-time = Time: hours and minutes, written as 18:00
problem-releases-zone-missing = Time zone: choose the zone that the day is meant in
problem-releases-zone = Time zone: “{ $zone }” does not exist
problem-releases-zone-guess = Time zone: “{ $zone }” does not exist. Did you mean { $guess }?
problem-releases-spotify = Address on Spotify: the address of an album or a track, with its 22 letters and digits
problem-releases-tracks-many = Tracks: at most { $n }
problem-releases-track-title-missing = Track { $track }: write its title
problem-releases-track-title-long = Track { $track }: at most 200 characters
problem-releases-track-title-control = Track { $track }: leave out line breaks and other invisible control characters
problem-releases-isrc-length = ISRC of track { $track }: it has 12 letters and digits, as in GB-ABC-26-00017
problem-releases-isrc-form = ISRC of track { $track }: two letters, three letters or digits, then seven digits, as in GB-ABC-26-00017
problem-releases-isrc-twice = ISRC of track { $track }: track { $first } has the same
problem-releases-alt-long = Description of the picture: at most 300 characters
problem-releases-alt-control = Description of the picture: one line, without invisible control characters
