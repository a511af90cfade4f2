import Disclosure

extension BlockForms {
    static let crashes: [BlockForm] = [
        BlockForm(
            "apple-crash", least: 3, loose: true,
            marks: [
                "identifier", "code type", "parent process", "report version", "crash reporter key",
                "crashreporter key",
                "anonymous uuid", "exception type", "incident identifier", "hardware model", "date/time", "launch time",
                "termination reason", "exception codes", "crashed thread", "system integrity protection",
                "sleep/wake uuid",
            ],
            reads: [
                "process": .process, "version": .subjectVersion, "os version": .os, "hardware model": .model,
                "code type": .arch, "system integrity protection": .setting("System Integrity Protection"),
            ]),
        BlockForm(
            "wer", least: 3, loose: true,
            marks: [
                "problem event name", "application timestamp", "fault module name", "fault module version",
                "fault module timestamp", "exception code", "exception offset", "locale id", "additional information 1",
                "問題イベント名", "アプリケーションのタイムスタンプ", "障害モジュールの名前", "障害モジュールのバージョン", "例外コード", "例外オフセット",
                "ロケール id", "problemereignisname", "anwendungszeitstempel", "fehlermodulname", "ausnahmecode",
                "问题事件名称", "应用程序时间戳", "故障模块名称", "故障模块版本", "故障模块时间戳", "异常代码", "异常偏移", "区域设置 id",
                "nom d’événement de problème", "horodatage de l’application", "nom du module par défaut",
                "code de l’exception", "nom d'événement de problème", "nombre del evento de problema",
                "marca de tiempo de la aplicación", "nombre del módulo con errores", "código de excepción",
                "nome do evento do problema", "nome do módulo de falhas", "código de exceção", "nome evento problema",
                "nome modulo con errori", "codice eccezione", "имя события проблемы", "отметка времени приложения",
                "имя модуля с ошибкой", "код исключения", "문제 이벤트 이름", "오류 모듈 이름", "예외 코드",
            ],
            reads: [
                "application name": .process, "アプリケーション名": .process, "anwendungsname": .process,
                "application version": .subjectVersion, "アプリケーションのバージョン": .subjectVersion,
                "anwendungsversion": .subjectVersion, "os version": .osVersion, "os バージョン": .osVersion,
                "betriebsystemversion": .osVersion, "betriebssystemversion": .osVersion,
                "应用程序名": .process, "应用程序版本": .subjectVersion, "os 版本": .osVersion,
                "nom de l’application": .process, "version de l’application": .subjectVersion,
                "version du système": .osVersion, "nombre de la aplicación": .process,
                "versión de la aplicación": .subjectVersion, "versión del sistema operativo": .osVersion,
                "nome do aplicativo": .process, "versão do aplicativo": .subjectVersion, "versão do so": .osVersion,
                "nome applicazione": .process, "versione applicazione": .subjectVersion, "versione so": .osVersion,
                "имя приложения": .process, "версия приложения": .subjectVersion, "версия ос": .osVersion,
                "응용 프로그램 이름": .process, "응용 프로그램 버전": .subjectVersion, "os 버전": .osVersion,
            ]),
        BlockForm(
            "windbg", least: 3, loose: true,
            marks: [
                "build_version_string", "buildlab_str", "osplatform_type", "osname", "dump_class", "dump_qualifier",
                "dump_type", "system_manufacturer", "system_product_name", "system_sku", "bios_vendor", "bios_date",
                "baseboard_manufacturer", "baseboard_product", "cpu_count", "cpu_mhz", "cpu_vendor", "bugcheck_p1",
                "bugcheck_str", "default_bucket_id", "failure_bucket_id", "image_name", "module_name", "process_name",
                "bugcheck_code", "os_version", "image_version", "os_platform_type",
            ],
            reads: [
                "osname": .os, "os_version": .osVersion, "osplatform_type": .arch, "os_platform_type": .arch,
                "system_manufacturer": .maker, "system_product_name": .model, "system_version": .modelVersion,
                "bios_version": .bios,
                "virtual_machine": .virtualization, "image_name": .subject, "image_version": .subjectVersion,
            ]),
        BlockForm(
            "syzbot", least: 3,
            marks: [
                "head commit", "git tree", "console output", "kernel config", "dashboard link", "compiler", "syz repro",
                "c reproducer", "user-space arch", "userspace arch",
            ],
            reads: ["user-space arch": .arch, "userspace arch": .arch]),
    ]

    static let devices: [BlockForm] = [
        BlockForm(
            "fortios", least: 2,
            marks: [
                "virus-db", "extended db", "ips-db", "ips-etdb", "app-db", "serial-number", "bios version",
                "system part-number",
                "log hard disk", "operation mode", "current virtual domain", "virtual domain configuration",
                "botnet db",
                "branch point", "firmware signature", "fips-cc mode", "current ha mode",
            ], reads: ["version": .fortinet, "bios version": .firmware("BIOS")]),
        BlockForm(
            "routerboard", least: 3,
            marks: [
                "routerboard", "firmware-type", "factory-firmware", "current-firmware", "upgrade-firmware",
                "serial-number",
            ], reads: ["current-firmware": .firmware("RouterBOOT"), "model": .model]),
        BlockForm(
            "pan-os", least: 3,
            marks: [
                "sw-version", "global-protect-client-package-version", "app-version", "av-version", "threat-version",
                "wildfire-version", "url-db", "logdb-version", "platform-family", "vm-mode", "vm-license", "multi-vsys",
                "operational-mode", "ip-assignment", "default-gateway",
            ], reads: ["sw-version": .software("PAN-OS"), "model": .model]),
        BlockForm(
            "routeros", least: 3,
            marks: [
                "architecture-name", "board-name", "platform", "bad-blocks", "cpu-count", "cpu-frequency", "cpu-load",
                "free-hdd-space", "total-hdd-space", "free-memory", "total-memory", "build-time", "factory-software",
                "write-sect-since-reboot",
            ],
            reads: [
                "version": .software("RouterOS"), "board-name": .model, "architecture-name": .arch, "platform": .maker,
                "total-memory": .memory,
            ]),
        BlockForm(
            "eos", least: 2,
            marks: [
                "software image version", "hardware version", "internal build version", "internal build id",
                "system mac address", "hardware mac address",
            ],
            reads: ["software image version": .software("Arista EOS"), "architecture": .arch, "total memory": .memory]),
        BlockForm(
            "sonic", least: 3,
            marks: [
                "sonic software version", "hwsku", "asic", "asic count", "build commit", "build date", "built by",
                "platform",
                "serial number", "model number", "hardware revision",
            ],
            reads: [
                "sonic software version": .systemNamed("SONiC"), "hwsku": .model, "kernel": .kernel,
                "distribution": .mentions,
            ]),
        BlockForm(
            "big-ip", least: 4, marks: ["product", "build", "edition", "date", "version"],
            reads: ["version": .software("BIG-IP")]),
        BlockForm(
            "qnap", least: 3,
            marks: ["firmware version", "model name", "serial number", "mac address", "system up time"],
            reads: ["model name": .model, "firmware version": .firmware("firmware")]),
    ]
}
