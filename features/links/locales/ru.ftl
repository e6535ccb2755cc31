## Smart links: their public pages, their forms, and what can be wrong with a slug or an address.

links-domains = Свои домены
links-title = Ссылки
links-start = Новая ссылка по коду или адресу
links-import = Импортировать список
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
links-presave-trial = Пока { $service } позволяет этому сайту сохранять только для нескольких человек, которых там указал владелец сайта.
links-presave-what = Одно разрешение: используется один раз, в день выхода, и затем уничтожается. Вы увидите всё целиком, прежде чем согласитесь.
links-countdown = Страница обратного отсчёта в Spotify
links-reminder = Напомнить письмом или в календаре
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
links-destinations-hint = Вставьте адрес релиза в каждом сервисе. Чего нет, пропустите: вернуться сюда можно в любое время. Адрес другого сервиса вставьте в «Другой адрес»: большинство узнаётся без названия.
links-other = Другой адрес
links-other-label = Как он называется
links-other-example = Магазин группы
links-other-url = Его адрес
links-url-reads = Своим алфавитом пишется так:
links-places = Порядок на странице
links-places-hint = Пронумеруйте: 1 — наверху. Адреса без номера идут следом в обычном порядке.
links-create = Создать ссылку
links-save = Сохранить
links-leave = Не менять
links-retire = Снять эту ссылку
links-retire-what = На странице будет сказано, что её больше нет, а адрес останется занятым. Ожидающие пресейвы отменяются, их разрешения уничтожаются, и квитанция каждого фаната сообщает об этом. Статистика остаётся у вас. Отменить это нельзя.
links-retire-do = Снять ссылку

links-opens-on = Откроется { $when }
links-not-yet = Пока закрыто
links-not-yet-what = До этого момента здесь нечего смотреть. Возвращайтесь к открытию.
links-over = Это закончилось
links-over-what = Этот адрес был открыт некоторое время, и его срок прошёл.

links-state-archived = В архиве
links-state-closed = Ещё не открыта
links-state-over = Закончилась
links-search = Поиск по названию, артисту или адресу
links-search-do = Показать
links-search-clear = Сбросить поиск
links-search-none = Ничего не подходит
links-search-none-what = Попробуйте меньше слов или поищите также в архиве и среди снятых ссылок.
links-list = Какие ссылки
links-list-current = Не в архиве
links-list-archived = В архиве
links-list-retired = Снятые
links-list-all = Все
links-select = Выбрать
links-archive = Архив
links-archive-what = Ссылка в архиве продолжает работать со всем, что есть на её странице. Она только убрана из вашего списка, и её можно вернуть в любое время.
links-archive-do = Убрать ссылку в архив
links-archive-restore = Вернуть ссылку
links-archive-chosen = Убрать выбранные в архив
links-archive-restore-chosen = Вернуть выбранные

links-options = Настройки
links-aliases = Другие адреса этой ссылки
links-aliases-hint = По одному слову в строке. Каждое ведёт к этой ссылке и считается вместе с ней. Они начинаются с
links-schedule = Когда ссылка открыта
links-schedule-hint = Оставьте оба поля пустыми, если ссылка открыта всегда. Часовой пояс — тот же, что у релиза:
links-opens = Открывается
links-closes = Закрывается
links-before = До открытия
links-before-hidden = Как будто такого адреса нет
links-before-secret = Сказать, когда откроется, но не что это
links-before-announced = Сказать, когда откроется, с названием и артистом
links-after = После вести на (пусто — страница скажет, что всё закончилось)
links-pass-tags = Передавать метки кампаний дальше
links-pass-tags-hint = Метки utm из адреса, с которым пришёл человек, добавляются к адресу сервиса. То, что в нём уже есть, никогда не заменяется.

links-rules = Правила
links-rules-what = Ведите определённые посещения в другое место. Отвечает первое подходящее правило, а правило без условий подходит всем. О посетителях не сохраняется ничего нового.
links-rule = Правило { $n }
links-rule-new = Новое правило
links-rule-name = Название, для вас
links-rule-place = Место
links-rule-countries = Страны, по две буквы
links-rule-languages = Языки, по две или три буквы
links-rule-from = С этого дня
links-rule-until = До конца этого дня
links-rule-source = Метка источника (utm_source)
links-rule-campaign = Метка кампании (utm_campaign)
links-rule-does = Что оно делает
links-rule-choose = Выберите
links-act-replace = Другой адрес для одного сервиса
links-act-hide = Скрыть один сервис
links-act-first = Некоторые сервисы — первыми
links-act-send = Сразу на адрес, без страницы
links-rule-service = Какой сервис перенаправить или скрыть
links-rule-services = Сервисы, которые показать первыми
links-rule-url = Другой адрес
links-rule-remove = Удалить это правило при сохранении
links-rules-save = Сохранить правила
links-system = Система
links-system-other = Другая
links-country = Страна
links-language = Язык
links-day = День
links-trial = Проверить
links-trial-what = Придумайте посещение и посмотрите, какое из сохранённых правил ответит. Пустое значит «неизвестно»; без дня — сейчас.
links-trial-do = Узнать, какое правило ответит
links-trial-none = Ни одно правило не подошло: страница остаётся как есть.
links-trial-answers = Отвечает правило { $n }.
links-trial-miss = Правило { $n } не подходит: { $why }
links-miss-country = другая страна или неизвестная
links-miss-language = другой язык или неизвестный
links-miss-system = другая система
links-miss-early = первый день ещё не наступил
links-miss-late = последний день уже прошёл
links-miss-source = другая метка источника или её нет
links-miss-campaign = другая метка кампании или её нет

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
problem-links-countdown = Spotify Countdown: адрес, который начинается с https://open.spotify.com/prerelease/
problem-links-url-host = { $host } — это не { $service }. Его адреса выглядят так: https://{ $example }/…
problem-links-label-missing = Напишите, как он называется. Готовые названия есть только у сервисов, которые мы знаем
problem-links-label-long = В названии больше { $n } знаков или есть такие, которые нельзя показать
problem-links-service-word = «{ $service }» — сервис, которого мы не знаем, и частью адреса это слово быть не может. Используйте «other»
problem-links-service-twice = Для { $service } адрес уже есть
problem-links-others-many = Других адресов больше { $n }
problem-links-url-own = Этот адрес ведёт обратно на ссылку этого сайта. Укажите адрес, где находится музыка
problem-links-alias = «{ $slug }» не может быть адресом. Используйте не меньше двух букв a–z, цифр и дефисов, без дефиса в начале и в конце
problem-links-aliases-many = У ссылки может быть не больше { $n } других адресов
problem-links-moment = Это не дата и время
problem-links-day = Это не дата
problem-links-closes = Закрытие должно быть позже открытия
problem-links-before = Выберите, что говорить до открытия
problem-links-list-state = Используйте «archived» или «all» либо не указывайте
problem-links-rules-many = У ссылки может быть не больше { $n } правил
problem-links-rule-words = В одном условии может быть не больше { $n }
problem-links-rule-country = «{ $word }» — не код страны. Германия — DE, Великобритания — GB
problem-links-rule-language = «{ $word }» — не код языка. Немецкий — de, португальский — pt
problem-links-rule-system = «{ $word }» — система, которой правила не знают
problem-links-rule-until = Последний день раньше первого
problem-links-rule-tag = Метка короткая, без @ и без знаков, которые нельзя показать
problem-links-rule-act = Выберите, что делает правило
problem-links-rule-service = Выберите из адресов этой ссылки

links-qr = QR-код
links-qr-what = Для афиш, билетов и обложек. Он ведёт на страницу ссылки; с меткой кампании её посещения считаются отдельно.
links-qr-tag = Метка кампании
links-qr-tag-hint = Строчные латинские буквы, цифры и дефисы, например tour-poster. Можно оставить пустой.
links-qr-svg = Скачать SVG
links-qr-png = Скачать PNG
links-qr-alt = QR-код страницы ссылки
problem-links-qr-tag = Метка кампании: не больше 64 латинских букв, цифр, дефисов, точек и подчёркиваний
links-description = { $artist }, «{ $title }»: выберите свой музыкальный сервис
links-preview-alt = { $title }, { $artist }: обложка, название и артист на карточке

links-find = Найти везде
links-missing = { $service }: адрес не находится там с { $day }. Ничего не удалено; проверьте, тот ли это адрес.
