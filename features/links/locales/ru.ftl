## Smart links: their public pages, their forms, and what can be wrong with a slug or an address.

links-title = Ссылки
links-new = Новая ссылка
links-crumbs = Навигационная цепочка
links-error = Ошибка:
links-problems = { $n ->
    [one] Проверьте ещё раз { $n } поле
    [few] Проверьте ещё раз { $n } поля
    [many] Проверьте ещё раз { $n } полей
   *[other] Проверьте ещё раз { $n } поля
}

links-out-on = Выходит { $day }
links-out-at = Выходит { $day } в { $time }, часовой пояс { $zone }
links-left = Осталось
links-days = { $n ->
    [one] день
    [few] дня
    [many] дней
   *[other] дня
}
links-hours = { $n ->
    [one] час
    [few] часа
    [many] часов
   *[other] часа
}
links-minutes = { $n ->
    [one] минута
    [few] минуты
    [many] минут
   *[other] минуты
}
links-presave = Сделать пресейв в { $service }
links-presave-what = Одно разрешение: используется один раз, в день выхода, и затем уничтожается. Вы увидите всё целиком, прежде чем согласитесь.
links-come-back = Возвращайтесь в день выхода: здесь будут все способы послушать.
links-listen = Где слушать
links-no-ways = Способов послушать здесь пока нет. Загляните чуть позже.

links-not-kept = Мы не смогли посчитать этот переход
links-not-kept-what = Неполадка у нас, а не у вас. Музыка на месте:
links-not-kept-on = Перейти в { $service }

links-none = Ссылок пока нет
links-none-what = Ссылка — это один адрес для релиза. До дня выхода она собирает пресейвы, а начиная с него ведёт во все сервисы.
links-first = Создать первую ссылку
links-state-scheduled = Запланирована
links-state-out = Релиз вышел
links-state-retired = Снята
links-figures = Статистика
links-open = Открыть страницу

links-no-releases = Для ссылки нужен релиз
links-no-releases-what = Сначала создайте релиз: его название, день и часовой пояс. Потом возвращайтесь за ссылкой.
links-make-release = Создать релиз

links-release = Релиз
links-choose = Выберите релиз
links-slug = Адрес
links-slug-hint = Последнее слово в адресе ссылки: строчные буквы a–z, цифры и дефисы. Оставьте поле пустым, и мы предложим слово по названию релиза.
links-slug-hint-edit = Последнее слово в адресе ссылки: строчные буквы a–z, цифры и дефисы. Адреса со старым словом, которыми вы уже поделились, перестанут работать.
links-destinations = Куда ведёт ссылка
links-destinations-hint = Вставьте адрес релиза в каждом сервисе. Чего нет, пропустите: вернуться сюда можно в любое время.
links-other = Другой адрес
links-other-label = Как он называется
links-other-example = Магазин группы
links-other-url = Его адрес
links-places = Порядок на странице
links-places-hint = Пронумеруйте: 1 — наверху. Адреса без номера идут следом в обычном порядке.
links-create = Создать ссылку
links-save = Сохранить
links-leave = Не менять
links-retire = Снять эту ссылку
links-retire-what = На странице будет сказано, что её больше нет, а адрес останется занятым. Ожидающие пресейвы отменяются, их разрешения уничтожаются, и квитанция каждого фаната сообщает об этом. Статистика остаётся у вас. Отменить это нельзя.
links-retire-do = Снять ссылку

problem-links-slug-length = Используйте от 2 до 64 букв, цифр и дефисов
problem-links-slug-letters = Используйте только буквы a–z, цифры и дефисы, без дефиса в начале и в конце
problem-links-slug-reserved = Слово «{ $slug }» оставлено для собственных страниц этого сайта. Выберите другое
problem-links-slug-taken = Слово «{ $slug }» занято. Выберите другое
problem-links-release = Выберите один из своих релизов
problem-links-url-missing = Не хватает адреса
problem-links-url-long = Этот адрес длиннее 2048 знаков
problem-links-url-unreadable = Это не веб-адрес. Он начинается с https:// и не содержит пробелов
problem-links-url-scheme = Здесь работают только адреса, которые начинаются с https:// или http://
problem-links-url-credentials = В этом адресе есть имя пользователя или пароль. Уберите часть перед знаком @
problem-links-url-private = Этот адрес находится внутри частной сети. Фанаты не смогли бы его открыть
problem-links-url-host = { $host } — это не { $service }. Его адреса выглядят так: https://{ $example }/…
problem-links-label-missing = Напишите, как он называется. Готовые названия есть только у сервисов, которые мы знаем
problem-links-label-long = В названии больше { $n } знаков или есть такие, которые нельзя показать
problem-links-service-word = «{ $service }» — сервис, которого мы не знаем, и частью адреса это слово быть не может. Используйте «other»
problem-links-service-twice = Для { $service } адрес уже есть
problem-links-others-many = Других адресов больше { $n }

links-qr = QR-код
links-qr-what = Для афиш, билетов и обложек. Он ведёт на страницу ссылки; с меткой кампании её посещения считаются отдельно.
links-qr-tag = Метка кампании
links-qr-tag-hint = Строчные латинские буквы, цифры и дефисы, например tour-poster. Можно оставить пустой.
links-qr-svg = Скачать SVG
links-qr-png = Скачать PNG
links-qr-alt = QR-код страницы ссылки
problem-links-qr-tag = Метка кампании: не больше 64 латинских букв, цифр, дефисов, точек и подчёркиваний
links-preview-alt = { $title }, { $artist }: обложка, название и артист на карточке
