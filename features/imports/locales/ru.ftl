## Lists that a label brings from another tool: the file, its columns, the preview, the report.

imports-title = Импорт
imports-crumbs = Путь к странице
imports-links = Ссылки
imports-error = Ошибка:
imports-what = Перенесите сюда ссылки и релизы из другого сервиса: выгрузите их там в CSV и выберите файл. Вы увидите, что получится из каждой строки, прежде чем что-либо будет создано, и сможете всё отменить.
imports-file = Файл
imports-file-hint = CSV с заголовками в первой строке: запятые, точки с запятой или табуляция, UTF-8 или UTF-16, не больше 5 МБ и 10 000 строк. Файл удаляется, когда вы подтвердите импорт, самое позднее через сутки.
imports-people = Списки людей не принимаются. Кто согласился на письма от другого сервиса, не соглашался на них здесь: пригласите этих людей в свою форму подписки.
imports-bring = Прочитать файл
imports-before = Что вы уже приносили
imports-none = Пока ничего.
imports-when = Когда
imports-size = Размер
imports-standing = Состояние
imports-n-rows = { $n ->
    [one] { $n } строка
    [few] { $n } строки
    [many] { $n } строк
   *[other] { $n } строки
}
imports-kept = Сохранённые способы чтения столбцов
imports-kept-what = Файл с такими же заголовками сам читается так же.
imports-kept-remove = Забыть
imports-state-open = Ждёт вашего подтверждения
imports-state-running = Создаётся
imports-state-running-what = Строки превращаются в артистов, релизы и ссылки. Эту страницу можно закрыть.
imports-state-done = Готово
imports-state-done-what = Всё, что можно было создать, создано.
imports-state-undoing = Отменяется
imports-state-undoing-what = Удаляется то, чего с тех пор никто не менял. Эту страницу можно закрыть.
imports-state-undone = Отменено
imports-state-undone-what = Созданного больше нет, кроме того, что с тех пор изменили или использовали.

imports-columns = Что в столбцах
imports-columns-what = Скажите, что означает каждый столбец вашего файла. Столбцы, где стоит «Ничего», пропускаются.
imports-column-unnamed = Столбец без заголовка
imports-use = Сохранённый способ чтения
imports-use-do = Заполнить по нему
imports-rest = О чём файл не говорит
imports-artist = Артист для строк, где он не указан
imports-artist-hint = Оставьте пустым, если артист указан в каждой строке.
imports-order = Даты вида 03/04/2026
imports-order-hint = Только для чисел, каждое из которых может быть днём.
imports-order-asked = В этом файле любое из двух чисел может быть днём. Выберите порядок и посмотрите ниже, как прочитаны даты.
imports-order-do = Читать так
imports-order-shown = Как видно из самого столбца
imports-order-day-first = Сначала день: 3 апреля
imports-order-month-first = Сначала месяц: 4 марта
imports-zone = Часовой пояс дат
imports-zone-hint = Если строка не указывает свой, например Europe/London.
imports-undated = День для строк без даты
imports-undated-hint = День в прошлом значит, что релизы уже вышли. Оставьте пустым, чтобы пропускать такие строки.
imports-keep-as = Сохранить под именем
imports-keep-as-hint = Для следующего файла того же вида. Можно оставить пустым.
imports-to-preview = Показать, что получится
imports-discard = Выбросить файл
imports-means-nothing = Ничего
imports-means-artist = Артист
imports-means-title = Название релиза
imports-means-track = Название трека
imports-means-upc = UPC
imports-means-isrc = ISRC
imports-means-release_date = День релиза
imports-means-time_zone = Часовой пояс
imports-means-address = Старый адрес или его последняя часть
imports-means-destination = Адрес на любом известном сервисе
imports-means-named = Другой адрес, названный как столбец
imports-means-service = Адрес на { $service }

imports-preview = Что получится
imports-preview-what = Пока ничего не создано. Просмотрите строки: ошибочные пропускаются, и их можно принести снова, когда они будут исправлены; то, что уже есть, второй раз не создаётся.
imports-to-columns = Изменить столбцы
imports-would-artists = новых артистов
imports-would-releases = новых релизов
imports-would-links = новых ссылок
imports-would-had = уже есть
imports-would-left-out = пропущено
imports-did-artists = артистов создано
imports-did-releases = релизов создано
imports-did-links = ссылок создано
imports-did-had = уже было
imports-did-left-out = пропущено
imports-all-rows = Все строки
imports-only-problems = Пропущенные строки
imports-no-rows = Таких нет.
imports-head-row = Строка
imports-head-release = Релиз
imports-head-makes = Что из неё выйдет
imports-head-ways = Куда ведёт
imports-row = Строка { $row }
imports-rows = { $rows }
imports-left-out = Пропущена
imports-new-artist = Артист новый.
imports-had-artist = Артист уже есть.
imports-no-artist = Артиста нет.
imports-new-release = Релиз новый.
imports-had-release = Релиз уже есть и не меняется.
imports-no-release = Релиза нет.
imports-new-link = Ссылка новая.
imports-had-link = Ссылка уже есть и не меняется.
imports-no-link = Без ссылки: в строке нет ни старого адреса, ни адреса назначения.
imports-out-on = День: { $day } ({ $zone })
imports-out-at = День: { $day }, { $time } ({ $zone })
imports-address-alias = { $address } станет { $new }
imports-address-stays = { $address } продолжит работать: это ваш собственный домен.
imports-address-deep = { $address } состоит из нескольких частей и сам работать не будет; его последняя часть станет { $new }
imports-page = Страница { $page } из { $pages }
imports-page-before = Предыдущая страница
imports-page-behind = Следующая страница
imports-confirm = Создать всё это

imports-waits = Страница обновляется сама.
imports-look = Посмотреть сейчас
imports-progress = { $done } из { $total }
imports-part-left-out = { $n ->
    [one] Пропущена { $n } строка
    [few] Пропущены { $n } строки
    [many] Пропущено { $n } строк
   *[other] Пропущено { $n } строки
}
imports-part-stayed = { $n ->
    [one] Осталась { $n } строка: созданное по ней изменили или использовали
    [few] Остались { $n } строки: созданное по ним изменили или использовали
    [many] Осталось { $n } строк: созданное по ним изменили или использовали
   *[other] Осталось { $n } строки: созданное по ним изменили или использовали
}
imports-part-made = { $n ->
    [one] Создано по { $n } строке
    [few] Создано по { $n } строкам
    [many] Создано по { $n } строкам
   *[other] Создано по { $n } строки
}
imports-part-more = { $n ->
    [one] и ещё { $n }
    [few] и ещё { $n }
    [many] и ещё { $n }
   *[other] и ещё { $n }
}
imports-to-link = Ссылка
imports-to-release = Релиз
imports-undo = Отменить этот импорт…
imports-undo-what = Созданные им ссылки, релизы и артисты исчезнут, как будто их не было, а их адреса освободятся. Останется то, что с тех пор изменили, и ссылки, на которых фанаты сделали пресейв.
imports-undo-do = Отменить импорт

imports-note-undated = Даты в файле нет: взят день { $day }.
imports-note-word = Последняя часть старого адреса здесь не подходит: нужны от 2 до 64 строчных букв a–z, цифр и дефисов, и не слово этого сайта. Ссылка получит собственный адрес.
imports-note-second = Второй адрес для { $service }: действует первый.
imports-note-taken = Последняя часть { $address } уже ведёт на другую ссылку. Новая ссылка получит собственный адрес.

problem-imports-file-missing = Файл: выберите непустой файл
problem-imports-file-large = Файл: не больше 5 МБ
problem-imports-file-binary = Файл: это не текстовая таблица. Выгрузите её в CSV; в табличных программах для этого есть «Сохранить как»
problem-imports-file-encoding = Файл: буквы не читаются. Сохраните его как CSV в UTF-8
problem-imports-file-unreadable = Файл: его нельзя прочитать как таблицу
problem-imports-file-empty = Файл: нужна строка заголовков и хотя бы одна строка под ней
problem-imports-file-rows = Файл: не больше { $n } строк; разделите его на части
problem-imports-file-columns = Файл: не больше { $n } столбцов
problem-imports-file-people = Файл: столбец «{ $column }» — о людях. Своё согласие они дали другому сервису, и мы не вправе его предполагать, поэтому из файла ничего не сохранено. Уберите столбец и принесите файл снова; людей пригласите в свою форму подписки
problem-imports-many = Файл: подтверждения уже ждут { $n } файлов. Подтвердите часть или выбросите
problem-imports-column = Столбец: «{ $word }» ничего не означает
problem-imports-column-twice = Столбец: это уже другой столбец
problem-imports-columns = Столбцы: нужно столько слов, сколько в файле столбцов, { $n }
problem-imports-title = Столбцы: укажите, где название
problem-imports-artist = Артист: выберите столбец или напишите имя здесь
problem-imports-order-word = Порядок дня и месяца: day_first, month_first или пусто
problem-imports-order = Даты: выберите, что идёт первым, день или месяц
problem-imports-undated = День для строк без даты: день календаря в виде 2026-11-27
problem-imports-name = Имя: одна строка, не больше { $n } знаков
problem-imports-nothing = Пропущены все строки; из этого файла ничего не получится
problem-imports-not-open = Этот импорт уже подтверждён или отменён.
problem-imports-not-done = Отменить можно только завершённый импорт.
problem-imports-limit = limit: число от 1 до 500
problem-imports-row-long = в ней больше полей, чем заголовков, или поле длиннее 4000 знаков
problem-imports-row-twice = в строке { $row } тот же адрес или код, но другое название или другой артист
problem-imports-date-missing = нет дня релиза
problem-imports-date = «{ $text }» нельзя прочитать как дату
problem-imports-address = «{ $text }» — не адрес в сети и не его часть
problem-imports-host = ни у одного известного здесь сервиса нет адресов на { $host }. Если всё верно, читайте столбец как «Другой адрес»
