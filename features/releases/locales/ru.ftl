## The room of releases.

releases-heading = Релизы
releases-error = Ошибка:
releases-crumbs = Навигационная цепочка
releases-problems = { $n ->
    [one] Проверьте ещё раз { $n } поле
    [few] Проверьте ещё раз { $n } поля
    [many] Проверьте ещё раз { $n } полей
   *[other] Проверьте ещё раз { $n } поля
}
releases-none = Релизов пока нет
releases-none-what = У релиза есть название, день выхода и ссылка. До этого дня ссылка собирает пресейвы, а начиная с него ведёт к самой музыке.
releases-first = Создать первый релиз
releases-next = Следующая страница
releases-new = Новый релиз
releases-state-scheduled = Запланирован
releases-state-out = Вышел
releases-state-retired = Снят
releases-out-on = Выходит { $moment } ({ $zone })
releases-out-since = Вышел { $moment } ({ $zone })
releases-was-due = Должен был выйти { $moment } ({ $zone })

releases-no-artist = Сначала артист
releases-no-artist-what = У релиза должен быть артист, а выбрать пока некого.
releases-no-artist-do = Добавить артиста
releases-title = Название
releases-artist_id = Артист
releases-choose = Выберите…
releases-upc = UPC
releases-upc-hint = 12 или 13 цифр; можно оставить пустым.
releases-release_date = День выхода
releases-release_date-hint = В часовом поясе, указанном ниже.
releases-release_time = Время
releases-release_time-hint = Если оставить пустым — полночь.
releases-time_zone = Часовой пояс
releases-time_zone-hint = Для дня и времени выше, например Europe/London.
releases-each_zone = В одно и то же время по местным часам
releases-each_zone-hint = Релиз выходит в этот день и час по часам каждого места: в полночь в Берлине и через шесть часов в полночь в Нью-Йорке. Иначе он выходит везде в один этот момент.
releases-spotify_uri = Адрес в Spotify
releases-spotify_uri-hint = Адрес альбома или трека, например spotify:album:4aawyAB9vmqN3uQ7FjRGTy. Для пресейвов он нужен ко дню выхода.
releases-tracks = Треки
releases-tracks-hint = В том порядке, в каком они идут. ISRC выглядит как GB-ABC-26-00017, его можно оставить пустым; пустые строки пропускаются.
releases-track-title = Трек { $n }
releases-track-isrc = ISRC трека { $n }
releases-more = Добавить строки
releases-create = Создать релиз
releases-save = Сохранить релиз
releases-leave = Не менять
releases-cover-heading = Обложка
releases-cover-none = Картинки пока нет. До тех пор название рисуется нотами.
releases-cover = Изображение
releases-cover-hint = JPEG, PNG или WebP, лучше квадрат, шириной от 1200 пикселей, не больше 10 МБ. Где и чем оно снято, не сохраняется.
releases-cover_alt = Описание изображения
releases-cover_alt-hint = Что на нём видно — для тех, кто его не видит. Можно оставить пустым.
releases-cover-add = Добавить обложку
releases-cover-replace = Сохранить обложку
releases-cover-remove = Убрать обложку…
releases-cover-remove-what = Страницы снова покажут название нотами. Файл удалится через день.
releases-cover-remove-do = Убрать обложку
releases-make-link = Создать для него смарт-ссылку
releases-retire = Снять этот релиз…
releases-retire-what = Его ссылка перестанет его показывать, а ещё ожидающие пресейвы завершатся невыполненными. Отменить это нельзя.
releases-retire-do = Снять релиз

problem-releases-title-missing = Название: напишите название релиза
problem-releases-title-long = Название: не больше 200 знаков
problem-releases-title-control = Название: уберите переводы строк и другие невидимые управляющие символы
problem-releases-artist-missing = Артист: выберите, чей это релиз
problem-releases-artist = Артист: такого артиста нет
problem-releases-upc-digits = UPC: только цифры, пробелы и дефисы
problem-releases-upc-length = UPC: нужно 12 или 13 цифр, а не { $n }
problem-releases-upc-check-digit = UPC: контрольная цифра неверна. Судя по предыдущим цифрам, последней должна быть { $digit }; поищите опечатку
problem-releases-date-missing = День выхода: выберите день
problem-releases-date = День выхода: день, который есть в календаре, в виде 2026-11-27
problem-releases-date-far = День выхода: с 1900 по 2100 год
problem-releases-time = Время: часы и минуты в виде 18:00
problem-releases-zone-missing = Часовой пояс: выберите, в каком поясе указан день
problem-releases-zone = Часовой пояс: «{ $zone }» не существует
problem-releases-zone-guess = Часовой пояс: «{ $zone }» не существует. Может быть, { $guess }?
problem-releases-spotify = Адрес в Spotify: адрес альбома или трека с его 22 буквами и цифрами
problem-releases-tracks-many = Треки: не больше { $n }
problem-releases-track-title-missing = Трек { $track }: напишите его название
problem-releases-track-title-long = Трек { $track }: не больше 200 знаков
problem-releases-track-title-control = Трек { $track }: уберите переводы строк и другие невидимые управляющие символы
problem-releases-isrc-length = ISRC трека { $track }: в нём 12 букв и цифр, как в GB-ABC-26-00017
problem-releases-isrc-form = ISRC трека { $track }: две буквы, три буквы или цифры, затем семь цифр, как в GB-ABC-26-00017
problem-releases-isrc-twice = ISRC трека { $track }: такой же у трека { $first }
problem-releases-alt-long = Описание изображения: не больше 300 символов
problem-releases-alt-control = Описание изображения: одна строка, без невидимых управляющих символов
