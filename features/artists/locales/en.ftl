## The room of artists.

artists-title = Artists
artists-error = Error:
artists-crumbs = Breadcrumb
artists-problems = { $n ->
    [one] One field needs another look
   *[other] { $n } fields need another look
}
artists-none = No artists yet
artists-none-what = An artist is who a release is by. Add the first one below, then make a release.
artists-next = Next page
artists-new = Add an artist
artists-name = Name
artists-name-hint = As it is written on the cover, up to 200 characters.
artists-create = Add the artist
artists-save = Save the name
artists-leave = Leave it
artists-retire = Retire this artist…
artists-retire-what = The artist leaves this list and can’t be chosen for a release any more. Releases that are already there keep the name and stay as they are. It can’t be undone.
artists-retire-do = Retire the artist

problem-artists-name-missing = Name: write the artist’s name
problem-artists-name-long = Name: at most 200 characters
problem-artists-name-control = Name: leave out line breaks and other invisible control characters
