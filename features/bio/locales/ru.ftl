## Страницы артистов: публичные страницы, их редактор и что может быть не так с именем или блоком.

bio-title = Страницы артистов
bio-new = Новая страница артиста
bio-crumbs = Навигационная цепочка
bio-error = Ошибка:
bio-problems = { $n ->
    [one] Проверьте ещё раз { $n } поле
    [few] Проверьте ещё раз { $n } поля
    [many] Проверьте ещё раз { $n } полей
   *[other] Проверьте ещё раз { $n } поля
}

bio-description = { $artist }: музыка, концерты и не только
bio-nothing-yet = Здесь пока ничего нет. Загляните чуть позже.
bio-elsewhere = Ссылки на этой странице ведут на другие сайты. У каждого из них своя политика конфиденциальности.
bio-player-note = Играет в { $service }: с этого момента сервис видит ваш визит
bio-out-now = Уже вышел
bio-out-on = Выходит { $day }
bio-days-left = { $n ->
    [one] Выходит { $day }, остался { $n } день
    [few] Выходит { $day }, осталось { $n } дня
    [many] Выходит { $day }, осталось { $n } дней
   *[other] Выходит { $day }, осталось { $n } дня
}
bio-presave = Сделать пресейв «{ $title }»
bio-tickets = Билеты
bio-tickets-address = Адрес для билетов, если он есть

bio-not-kept = Мы не смогли посчитать этот переход
bio-not-kept-what = Неполадка у нас, а не у вас. Вы всё равно можете идти дальше.
bio-not-kept-on = Перейти на { $host }

bio-preview = Предпросмотр
bio-preview-what = Это видите только вы. Ссылки ведут прямо наружу, и переходы не считаются.
bio-preview-lang = Язык
bio-preview-at = На момент
bio-preview-show = Показать
bio-preview-back = Назад в редактор

bio-none = Страниц пока нет
bio-none-what = Страница артиста — это один адрес для всего: музыка, концерты, видео и все места, где его находят фанаты.
bio-first = Создать первую страницу
bio-all-have = У каждого артиста уже есть страница
bio-all-have-what = У артиста бывает одна страница. Сначала создайте ещё одного артиста или измените готовую страницу.
bio-no-artists = Для страницы нужен артист
bio-no-artists-what = Сначала создайте артиста. Потом возвращайтесь за страницей.
bio-make-artist = Создать артиста
bio-state-published = Опубликована
bio-state-draft = Черновик
bio-open = Открыть страницу

bio-settings = Адрес и оформление
bio-publish = Опубликовать
bio-withdraw = Вернуть в черновики
bio-views = Просмотры за 30 дней
bio-clicks = Переходы за 30 дней
bio-blocks = Блоки
bio-no-blocks = На этой странице пока ничего нет. Добавьте первый блок.
bio-full = На этой странице столько блоков, сколько может быть. Чтобы добавить новый, уберите какой-нибудь.
bio-add = Добавить блок
bio-add-do = Добавить
bio-up = Выше
bio-down = Ниже
bio-more = Ещё
bio-place = Переместить на место номер
bio-place-do = Переместить
bio-show = Показать
bio-hide = Скрыть
bio-remove-block = Убрать
bio-removed = Убранное
bio-removed-what = То, что вы убрали, лежит здесь сутки. Потом оно удаляется.
bio-restore = Вернуть
bio-link-gone = Его смарт-ссылка снята
bio-block-on = На странице
bio-block-hidden = Скрыт
bio-block-waiting = Запланирован
bio-block-over = Прошёл
bio-from = с { $from }
bio-until = до { $until }
bio-from-until = с { $from } до { $until }

bio-kind-link = Ссылка
bio-kind-release = Релиз
bio-kind-presave = Пресейв
bio-kind-socials = Страницы в соцсетях
bio-kind-tour = Концерт
bio-kind-player = Видео или плеер
bio-kind-shop = Магазин
bio-kind-booking = Заказ выступления
bio-kind-heading = Заголовок
bio-kind-text = Текст

bio-palette-brass = Латунь
bio-palette-tide = Прилив
bio-palette-ember = Уголёк
bio-palette-meadow = Луг
bio-palette-plum = Слива
bio-palette-ink = Чернила
bio-layout-cover = Картинка над именем
bio-layout-side = Картинка и имя рядом с блоками
bio-layout-plain = Только имя
bio-corners-square = Прямые
bio-corners-soft = Мягкие
bio-corners-round = Круглые

bio-field-artist_id = Артист
bio-field-handle = Имя в адресе
bio-field-intro = Строка под именем
bio-field-palette = Цвета
bio-field-layout = Верх страницы
bio-field-corners = Углы
bio-field-time_zone = Часовой пояс
bio-field-kind = Блок
bio-field-text = Текст
bio-field-label = Как это называется
bio-field-url = Адрес
bio-field-urls = Адреса
bio-field-link_id = Смарт-ссылка
bio-field-date = День
bio-field-city = Город
bio-field-venue = Площадка
bio-field-email = Адрес почты
bio-field-from = Показывать с
bio-field-until = Показывать до
bio-choose = Выберите
bio-handle-hint = То, что стоит в адресе страницы после @: от 3 до 30 букв a–z и цифр, между ними могут быть одиночные точки, дефисы и подчёркивания.
bio-intro-hint = По желанию. Её показывают также поисковики и чаты.
bio-zone-hint = По нему кончаются дни концертов и работают расписания. Если пусто, это UTC.
bio-old-handle = Если вы смените имя в адресе, старое 90 дней ведёт к новому, так что напечатанные адреса продолжают работать. Потом его может взять кто угодно.
bio-urls-hint = По одному адресу в строке, не больше 12. Сервисы, которые мы знаем, получат свои названия.
bio-player-hint = Страница ничего не загружает из сервиса. Фанаты видят, что это за сервис, и попадают туда, только если нажмут.
bio-schedule = Показывать только некоторое время
bio-schedule-hint = Оставьте поле пустым, если предела нет. Время указано в часовом поясе страницы:
bio-create = Создать страницу
bio-save = Сохранить
bio-leave = Не менять
bio-remove = Удалить эту страницу
bio-remove-what = Страница и её блоки удаляются, а по адресу будет сказано, что её больше нет. Никто другой не сможет взять это имя 90 дней. Отменить это нельзя.
bio-remove-do = Удалить страницу

problem-bio-handle-length = Используйте от 3 до 30 букв, цифр и знаков
problem-bio-handle-letters = Используйте только буквы a–z, цифры и между ними одиночные точки, дефисы и подчёркивания. Буквы других алфавитов нельзя: они могут выглядеть так же
problem-bio-handle-kept = Слово «{ $handle }» можно принять за сам этот сайт. Выберите другое
problem-bio-handle-taken = Слово «{ $handle }» занято. Выберите другое
problem-bio-artist = Выберите одного из своих артистов
problem-bio-artist-twice = У этого артиста уже есть страница
problem-bio-choice = Выберите что-нибудь из списка
problem-bio-kind = Выберите вид блока
problem-bio-kind-fixed = Вид блока не меняется. Создайте новый блок
problem-bio-field-foreign = У блока этого вида нет такого поля
problem-bio-missing = Здесь что-то должно быть
problem-bio-long = Это длиннее { $n } знаков
problem-bio-signs = Здесь есть знаки, которые нельзя показать или которые меняют направление текста
problem-bio-url-ours = Этот адрес находится на этом же сайте. Для смарт-ссылки возьмите блок «Релиз»
problem-bio-urls-many = Адресов больше { $n }
problem-bio-link = Выберите одну из своих смарт-ссылок
problem-bio-date = Это не день. Он выглядит так: 2026-11-27
problem-bio-booking-one = Введите что-нибудь одно: веб-адрес или адрес почты
problem-bio-email = Это не адрес почты, который может стоять в ссылке
problem-bio-moment = Это не день и время. Они выглядят так: 2026-11-27T20:00
problem-bio-until = Конец должен быть позже начала
problem-bio-place = Введите номер, начиная с 1
problem-bio-full = На странице не больше { $n } блоков. Сначала уберите какой-нибудь

bio-form-gone = Его форма подписки закрыта
bio-form-hint = На странице видна сама форма, пока она открыта. Закрытая форма не показывается.
bio-form-make = Создать форму подписки
bio-picture-hint = JPEG, PNG или WebP, до 10 МБ и 25 мегапикселей. Изображение рисуется заново, поэтому ничего из записанного камерой рядом с ним не сохраняется.
bio-image-address = Куда оно ведёт, если ведёт
bio-grip = Переместить «{ $title }»
bio-grip-how = Перетащите. Или нажмите Enter, чтобы взять, стрелки, чтобы переместить, Enter, чтобы оставить, и Escape, чтобы вернуть на место.
bio-grip-taken = «{ $title }» взят, место { $n } из { $all }. Стрелки перемещают, Enter оставляет, Escape возвращает на место.
bio-grip-moved = Место { $n } из { $all }
bio-grip-left = «{ $title }» на месте { $n } из { $all }
bio-grip-back = «{ $title }» снова на месте { $n } из { $all }
bio-kind-form = Форма подписки
bio-kind-image = Изображение
bio-field-form_id = Форма подписки
bio-field-picture = Изображение
bio-field-alt = Что на нём видно
problem-bio-form = Выберите одну из ваших форм подписки
problem-bio-picture = Выберите изображение
problem-bio-alt = Опишите, что на нём видно, для тех, кто не может его увидеть
