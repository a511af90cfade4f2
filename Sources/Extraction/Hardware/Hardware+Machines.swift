import Disclosure

extension Hardware {
    static let computers: [Family] = [
        Family(
            .system, "poweredge optiplex latitude inspiron vostro dell alienware",
            #"""
            \b((?:Dell )?(?:PowerEdge|OptiPlex|Latitude|Inspiron|Vostro) (?:1[1-7] (?:Gaming |Pro |Plus )?)?[A-Z]?\w*\d\w*(?: 2-in-1)?|Dell (?:EMC )?[RTCM]X?\d{3,4}\w*|Dell (?:Precision|XPS)(?: Tower| \d\d)? \w*\d\w*\#
            |(?:Dell )?Alienware \w*\d\w*(?: R\d+)?)\b
            """#),
        Family(.system, "xps", #"\b(XPS \d\d(?: \d{4})?)\b"#),
        Family(
            .system, "proliant hpe hp elitebook probook zbook prodesk elitedesk",
            #"""
            \b((?:HPE? )?ProLiant (?:MicroServer |[A-Z]{2}\d+\w* ?)?(?:Gen ?\d+)?(?: Plus)?|HPE (?:DL|ML|BL|XL|Synergy )\d+\w*(?: Gen ?\d+)?\#
            |HP (?:Laptop|Notebook|Desktop|All-in-One) \d\d-\w+|(?:HP )?(?:EliteBook|ProBook|ZBook|EliteDesk|ProDesk|ProOne) \w*\d\w*(?: \d\d inch)?(?: G\d+)?(?: MT| SFF| DM)?\#
            |HP (?:Pavilion|Spectre|Envy|OMEN) \w+|HP Z\d{1,3})
            """#),
        Family(
            .system, "thinkpad thinkcentre thinkstation thinksystem thinkbook lenovo",
            #"""
            \b((?:Lenovo )?Think(?:Pad|Centre|Station|System|Book) (?:X1 (?:Carbon|Yoga|Nano|Extreme)|[A-Z]?\w*\d\w*)(?: ?s\b)?(?: ?Gen ?\d+|\#
             V\d| \dth Gen)?|Lenovo (?:IdeaPad|Legion|Yoga) (?:Pro |Slim )?\w*\d?\w*(?: \w*\d\w*)?)\b
            """#),
        Family(
            .system, "mac imac air",
            #"""
            \b(Mac[Bb]ook(?: ?(?:Pro|Air))?(?:\d+,\d+| \((?:\d\d-inch, )?[A-Z0-9][^()]{3,30}\))?|Mac mini(?: \([^()]{3,20}\))?|iMac(?: ?Pro)?(?:\d+,\d+)?|Mac Studio\#
            |Mac Pro|Macmini\d+,\d+|Mac1\d,\d+|M[1-5] Air)\b
            """#),
        Family(
            .system,
            "chromebook surface nuc steam framework system76 purism librem jetson beaglebone odroid orange",
            #"""
            \b((?:HP|Acer|ASUS|Lenovo|Dell|Samsung) Chromebook(?: (?:Spin|Flip|Plus|Duet|x360|C|\d)\w*){0,3}|(?:Microsoft )?Surface (?:Pro|Laptop|Book|Go)(?: \d+)?(?:\+| X)?|Intel NUC\w*|Steam Deck|Framework Laptop(?: \d\d)?|System76 \w+|(?:Purism )?Librem \w+\#
            |(?:NVIDIA )?Jetson (?:AGX |Orin |Xavier )?(?:Nano|Xavier|Orin|NX|TX\d)|BeagleBone(?: Black)?|Odroid[ -]\w+|Orange Pi \w+)
            """#),
        // `rpi4-64` is what was built for the machine.
        Family(
            .system, "raspberry rasberry rpi raspi",
            #"\b((?:Rasp?berry Pi|Rasp?berry|RPi|Raspi) ?(?:\d|Zero|CM\d|Compute Module \d)(?: ?W\b)?(?: Model)?(?: ?[AB]\b\+?)?(?: Rev \d\.\d)?)(?:$|[^\w-])"#
        ),
        Family(
            .system,
            "supermicro asrock gigabyte msi asus minisforum beelink topton note レッツノート versapro lifebook primergy dynabook akoya acer panasonic ideacentre",
            #"""
            \b(Supermicro (?:[A-Z]?X?\d+[A-Z0-9]+|AS|SYS|SSG)-[A-Za-z0-9]+(?:-[A-Z0-9]+)?|ASRock Rack [A-Z]\w*\d\w*(?:-\w+)*|ASRock [A-Z]\d{2,3}\w*(?: [A-Z][\w+-]*){0,3}|Gigabyte [A-Z]\d{3}\w*(?: [A-Z][\w+-]*){0,3}\#
            |MSI (?:(?:MAG|MPG|MEG|PRO) )?[A-Z]\d{3}\w*(?:-[A-Z]\b)?(?: [A-Z][\w+-]*){0,3}|MSI (?:G[A-Z]|Prestige|Modern|Katana|Stealth|Raider)[ -]?\d+\w*\#
            |ASUS (?:(?:ROG|TUF|PRIME|ProArt|ZenBook|VivoBook)[ -](?:Gaming |STRIX |MAXIMUS |CROSSHAIR )?[\w-]*\d[\w-]*(?: [A-Z][\w+-]*){0,2}|[XUK]\d{3}\w+)\#
            |(?:NEC )?VersaPro(?: \w*\d\w*)?|(?:Fujitsu |富士通 )?(?:LIFEBOOK|PRIMERGY) \w*\d\w*(?: \w\d)?|(?:東芝 |Toshiba )?dynabook \w*\d\w*\#
            |(?:Medion )?Akoya \w*\d\w*|IdeaPad (?:\w+ )?\d\w+(?: \d\w+)?|Acer (?:Aspire|Swift|Nitro|Predator|TravelMate) [\w-]+|Panasonic CF-\w+|X\d{2}[A-Z]{2,4}\d?-(?:TL?N?\d?F|F|TF|LN\dF|CLN\dF)\b|(?:Minisforum |Beelink |Topton )[\w-]*\d\w*|(?:Panasonic |Let'?s ?note |レッツノート ?)CF-\w+)
            """#),
        Family(.system, "mbp mba", #"\b((?:20[0-2]\d )?MB[PA] ?(?:1[1-7](?:\.\d)?["”]|20[0-2]\d)|20[0-2]\d MB[PA])"#),
        Family(
            .system, "aorus tomahawk mortar taichi steel phantom strix tuf prime crosshair maximus",
            #"\b((?:(?:MSI|ASUS|Gigabyte|ASRock) )?(?:(?:MAG|MPG|MEG|PRO|ROG|TUF|PRIME|Gaming|STRIX) ){0,3}[ABHXZ]\d{2,3}[EMI]?(?:-[A-Z])?(?: (?:AORUS|GAMING|TOMAHAWK|MORTAR|CARBON|EDGE|PRO|ELITE|MASTER|STEEL LEGEND|PLUS|TAICHI|PHANTOM|ULTRA|XTREME|HERO|EXTREME|FORMULA|MAX|AX|AC|WIFI|WiFi|DDR[45]|D[45])){1,5})\b"#
        ),
        Family(
            .system, "ucs sparc rx2 rx6 superdome",
            #"\b((?:Cisco )?UCS[BCX]?[ -][A-Z]{0,3}-?[BCSX]\d{3}c?[ -]M\d\w*|(?:Oracle |Fujitsu )?SPARC [TMS]\d+-\d\w*|(?:HPE? )?(?:Integrity )?rx\d{4}(?: i\d)?)\b"#
        ),
        Family(
            .system, "sun fire power system ibm",
            #"\b(IBM z(?:1\d|EC|196)(?: LPAR)?|Sun Fire [A-Z]\d+\w*(?: M\d)?|IBM,\d{4}-\w{3}|IBM (?:System x|Power System) ?\w+|(?:IBM )?Power (?:System )?[SEL]1?\d{3}\w*)\b"#
        ),
        // What stands in people's homes and cupboards.
        Family(
            .system,
            "netgate protectli pc engines ts- tvs- tbs- ds2 ds4 ds7 ds9 ds1 rs1 rs2 rs3 rs8 fritz yamaha speedport easybox aterm livebox",
            #"\b(Netgate (?:SG-)?\d{4}\w*|Protectli \w*\d\w*|PC Engines APU\w*|(?:QNAP )?T(?:S|VS|BS)-[a-z]?\d{3,4}[A-Za-z]{0,4}\+?|(?:Synology )?(?:DS|RS)\d{3,4}(?:xs|play|slim|j|x|s)?\+{0,2}|(?:AVM )?Fritz!?Box \d{4}(?: Cable| LTE| AX)?|(?:YAMAHA |ヤマハ ?)(?:RTX|NVR|FWX|WLX|SWX)\d+\w*|(?:Telekom )?Speedport [A-Z]?\w* ?\d*|(?:NEC )?Aterm \w*\d\w*)(?:$|[^\w])"#
        ),
        Family(
            .system, "rockpro64 pinebook pinephone quartz64 visionfive nanopi banana rock",
            #"\b((?:Pine64 )?(?:RockPro64|Pinebook(?: Pro)?|PinePhone(?: Pro)?|Quartz64)|VisionFive ?\d?|NanoPi \w+|Banana Pi \w+|(?:Radxa )?ROCK ?(?:Pi )?\d\w?)\b"#
        ),
        Family(
            .system, "juniper mx ptx qfx srx acx ucsb ucsc arista catalyst",
            #"\b((?:Juniper )?(?:MX(?:104|150|204|240|304|480|960|20[012]\d|100\d\d)|EX\d{4}|QFX\d{4}|SRX\d{3,4}|PTX\d{4,5}|ACX\d{4})\w*|(?:Cisco )?UCS[BC]-[A-Z]\d{3}-M\d\w*|Cisco (?:Catalyst|Nexus|ISR|ASR) ?\w*\d\w*|Arista \w*\d\w*)"#
        ),
        // Machine types of the clouds.
        Family(
            .system, "xlarge .large .medium .micro .small .nano .metal",
            #"(?:^|[\s(,\["'`])((?:AWS |Amazon |EC2 )*(?:[cmrtigpdxzfhu]\d{1,2}[a-z]{0,4}|inf\d|trn\d|is4gen|im4gn|u-\w+|mac\d)\.(?:\d{0,2}x?large|medium|small|micro|nano|metal(?:-\d+xl)?))\b"#
        ),
        Family(
            .system, "standard highmem highcpu standard_",
            #"(?:^|[\s(,\["'`])((?:GCE |GCP )?(?:[nect]\d[ad]?|c3d?|m[123])-(?:standard|highmem|highcpu|micro|small|medium)(?:-\d+)?|(?:Azure )?Standard_[A-Z]{1,2}\d+[a-z]{0,4}(?:_v\d)?)\b"#
        ),
        Family(
            .system, "synology qnap ds",
            #"\b((?:Synology )?DS\d{3,4}(?:\+|j\b|xs\+?|play\b|slim\b)|Synology (?:DS|RS)\d{3,4}\w*\+?|QNAP TS-\w+)"#),
    ]

    static let firewalls: [Family] = [
        Family(
            .system, "fortigate fortiwifi protectli sophos",
            #"\b((?:Fortinet )?Forti(?:Gate|WiFi)[- ]\d{2,4}[A-Z]{1,2}(?:-\w+)?|Protectli (?:Vault )?\w{2}\d+\w*|Sophos (?:XGS?|SG) ?\d{2,4}\w?)\b"#
        )
    ]

    static let phones: [Family] = [
        Family(
            .system, "iphone ipad ipod",
            #"""
            \b((?:Apple )?iPhone ?(?:\d{1,2}(?:,\d|[sc]\b)?|X[SR]?\b|SE)(?: ?(?:Pro Max|Pro|Max|Plus|mini))?(?: ?[(（](?:第\d世代|\d(?:st|nd|rd|th) generation)[)）])?|iPad ?(?:Pro|Air|mini)? ?\d+,\d+|iPad(?: (?:Pro|Air|mini))? ?[(]?\d{1,2}(?:st|nd|rd|th)[ -]gen(?:eration)?[)]?|iPad (?:Pro|Air|mini)(?: \d{1,2}(?:\.\d)?(?:[- ]?inch|["”])?)?(?: M[1-5]\b)?|iPod ?\d,\d)
            """#),
        Family(
            .system, "galaxy aquos pixel nexus lg oneplus redmi poco xperia sm- fairphone sm",
            #"""
            \b((?:Samsung )?Galaxy (?:[A-Z]\w?\d\w*|Note ?\d+|Tab \w+|Z (?:Fold|Flip) ?\d|Watch ?\d)(?:\+| ?(?:Ultra|Plus|FE|5G))*|(?:Google )?Pixel [2-9][a-z]?\b(?: (?:Pro|XL|Fold))*\#
            |Nexus \d\w?|LG [GV]\d+(?: (?:One|ThinQ|Fit|Plus|Play))?|OnePlus \d\w*(?: Pro| Nord)?|(?:Xiaomi )?(?:Redmi(?: Note)? \w*\d\w*|POCO \w\d+)(?: Pro)?|(?:Sony )?Xperia (?:\d+|X[A-Z]?\d?)(?: \w+)?\#
            |(?:SHARP )?AQUOS (?:sense|wish|zero|R)\d*\w*(?: (?:SH-\d{2}[A-Z]|SHV?\d{2,3}))?|SM[- ][A-Z]\d{3}\w{0,3}|Fairphone \d)\b
            """#),
        Family(
            .system,
            "nokia motorola moto realme vivo oppo huawei honor nothing zenfone htc zte tecno infinix xiaomi arrows galaxy redmi",
            #"""
            \b(Nokia \d?[A-Z]?\d+(?:\.\d)?(?: Plus)?|(?:Motorola )?Moto (?:[EGXZ]\d?\w*|One|Edge)(?: (?:\d+\w*|Power|Plus|Play|Stylus|5G|Pro|Ultra|Fusion))*\#
            |Motorola (?:Edge|Razr|One|Defy) ?\w*(?: \w*\d\w*)?|Realme (?:GT|C|X|Narzo)? ?\d+\w*(?: (?:Pro|Plus|5G))*|(?:Vivo|vivo) [VXYTS]\d+\w*(?: Pro)?|OPPO (?:Reno|Find|A|R) ?[X]?\d+\w*(?: (?:Pro|5G|A))*\#
            |Huawei (?:P|Mate|Nova|Y|MatePad|Honor) ?\d+\w*(?: (?:Pro|Lite|Plus|Prime))*|Honor \d+\w*(?: (?:Pro|Lite))?|Nothing Phone ?\(?\w+\)?|(?:ASUS )?Zenfone \w*\d\w*(?: \w+)?|HTC (?:One|Desire|U)[ -]?\w*\d\w*\#
            |ZTE (?:Axon|Blade) \w*\d\w*|(?:Tecno|Infinix) [A-Z]\w+ \w*\d\w*|Xiaomi (?:Mi )?\w*\d\w*(?: (?:Pro|Lite|Ultra|T|5G))*|arrows \w*\d\w*|Galaxy (?:XCover|Tab|Note|Grand|Ace) ?\w*\d\w*)\b
            """#),
    ]

    static let disks: [Family] = [
        Family(
            .storage,
            "samsung crucial kingston seagate toshiba micron sandisk hynix intel ssd sabrent adata kioxia lexar",
            #"""
            \b((?:Samsung (?:SSD )?(?:MZ\w+|PM\w*\d{3,4}\w*|[89]\d0(?: (?:EVO|PRO|QVO))?(?: Plus)?)|Crucial (?:MX|BX|P|T)\d+(?: Plus| Pro)?|Kingston (?:A\d{3,4}|NV\d|KC\d+|DC\d+\w*|SA\d+\w*)\#
            |Seagate (?:IronWolf|Barracuda|Exos|FireCuda|SkyHawk|ST\d+)(?: Pro)?(?: [A-Z]?\d+\w*)?|Toshiba (?:MG|MQ|DT|HD)\w+|Micron (?:M?\d{4}\w*(?: PRO| MAX)?)|SanDisk (?:Ultra|Extreme|Plus|SSD)(?: \w+)?|SK ?hynix \w*\d\w*\#
            |(?:Intel )?SSD (?:DC [PSD]\d+|[3-7]\d0[Pp])(?: Series)?|Intel (?:SSD )?(?:Optane(?: \w+)?|DC [PS]\d+|[567]\d0p)|ADATA \w*\d\w*|KIOXIA \w+(?: (?:G\d|PLUS|PRO|SE\d+\w*))*|Sabrent Rocket(?: \w+)?|Lexar [A-Z]+\d\w*|Samsung (?:Portable )?(?:SSD )?T[3579](?: Shield)?)(?: ?(?:NVMe|SSD|M\.2|SATA))*(?: \d+(?:\.\d+)? ?[GT]B)?)\b
            """#),
        Family(
            .storage, "wd western",
            #"\b((?:WD|Western Digital)[ _](?:Red|Blue|Black|Green|Gold|Purple|Ultrastar|WDS?\d\w+)(?: (?:Plus|Pro))?(?: SN\d+X?)?(?: NVMe| SSD)*(?: \d+(?:\.\d+)? ?[GT]B)?)\b"#
        ),
        // An amount and what holds it, without a maker.
        Family(
            .storage, "ssd hdd nvme emmc sata ide scsi",
            #"(?:^|[\s(,/+、])((?:\d ?[x×] ?)?\d+(?:[.,]\d+)? ?(?:[GT]i?B|Gig) (?:(?:NVMe|SATA|SAS|M\.2|PCIe|USB|external|internal|local) )*(?:SSD|HDD|NVMe|eMMC|(?:SATA|IDE|SCSI|PATA) (?:drives?|disks?|HDDs?)))\b"#
        ),
        Family(
            .storage, "sil jmicron asmedia rocketraid 3ware adaptec",
            #"\b((?:SiI?L? ?(?:3112|3114|3124|3132|3512|3726)A?|JMicron JMB\d{3}|ASMedia ASM\d{4}|(?:HighPoint )?RocketRAID \d+\w*|3ware \d{4}\w*(?:-\w+)?|Adaptec (?:ASR-)?\w*\d{4}\w*))\b"#
        ),
        Family(
            .storage, "lsi broadcom avago",
            #"\b((?:LSI|Broadcom|Avago)(?: SAS| HBA)? ?9[2-6]\d{2}-\d+[ie]\d*[ie]?)\b"#),
        Family(
            .storage, "crucial ironwolf barracuda exos",
            #"\b(Crucial [PT]\d(?: Plus)?|(?:Seagate )?(?:IronWolf|Barracuda|Exos)(?: Pro| X\d+)?(?: \d+ ?TB)?)\b"#),
        Family(
            .storage, "perc megaraid smart hba virtio-scsi virtio-blk pvscsi",
            #"\b((?:Dell )?PERC (?:H\d+\w*|\d\w*)|(?:LSI |Broadcom )?MegaRAID (?:SAS )?[\w-]*\d[\w-]*|(?:HPE? )?Smart Array [A-Z]\d+\w*|(?:Dell )?HBA\d+\w*|virtio-(?:scsi|blk)|pvscsi)\b"#
        ),
        Family(.storage, "sn7 sn8 sn5 sn6", #"(?:^|[\s(/,+])((?:WD |WD_BLACK |Black )?SN[5-8]\d0X?)\b"#),
        Family(
            .storage, "flasharray netapp powerstore unity",
            #"\b((?:Pure )?FlashArray(?://| )?[A-Z]\d{1,3}(?: R\d)?|(?:NetApp )(?:FAS|AFF)[ -]?\w*\d\w*|(?:Dell )?PowerStore \d{3,4}\w?)\b"#
        ),
        Family(.storage, "vsan", #"\b((?:VMware )?vSAN(?: ESA| OSA)?)\b"#),
    ]

    /// Headphones and speakers: a maker and a model that is nothing but letters and digits.
    static let accessories: [Family] = [
        Family(
            .system, "ilce dsc-r canon nikon gopro dji fujifilm olympus",
            #"\b((?:Sony )?(?:ILCE|ILME|DSC)-\w*\d\w*|Canon EOS (?:\w+ )?\w*\d\w*(?: Mark [IV]+)?|Nikon (?:D|Z ?)\d+\w*|GoPro (?:HERO|Hero) ?\d+(?: Black)?|DJI (?:Mini|Mavic|Air|Phantom|Osmo|Avata|Tello) ?\w*\d\w*(?: Pro)?|Fujifilm X-\w+|Olympus (?:E-M|OM-D|PEN)\S*)"#
        ),
        Family(
            .system, "sony bose jabra sennheiser jbl plantronics",
            #"\b((?:Sony (?:WH|WF|WI|SRS|LinkBuds)-?\w*\d\w*|Bose QC ?\d+|Jabra (?:Elite|Evolve2?) ?\w*\d\w*|Sennheiser \w*\d\w*|JBL \w+ \d)(?:-\w*\d\w*)?)\b"#
        ),
    ]

    static let adapters: [Family] = [
        Family(.network, "nic", #"\b((?:3COM|Intel|Realtek|Broadcom|Marvell|Mellanox|Chelsio) NICs?)\b"#),
        Family(
            .network, "pro/1000 intel",
            #"\b(Intel PRO/1000 (?:MT|T|GT|PT)(?: (?:Desktop|Server))?(?: \(82\w+\))?|Intel(?:\(R\))? (?:Ethernet (?:Controller |Connection |Server Adapter )?)?(?:X[57]\d\d|XL710|XXV710|I2[12]\d|I35\d|E8[12]\d|82[5-9]\d{2}\w*)(?:-\w+)*|Intel(?:\(R\))? (?:Wi-?Fi \d\w? |Wireless-?AC |Dual Band Wireless-AC )?(?:AX|BE|AC)[ -]?\d{3,4})\b"#
        ),
        Family(
            .network, "broadcom bcm57",
            #"\b((?:Broadcom )?BCM57\d{2,4}\w*(?: NetXtreme[\w -]{0,12})?(?: \d+GBASE-T)?|Broadcom NetXtreme(?: (?:II|E|Gigabit|Ethernet|BCM\w+|[\w-]*GbE\w*))*)\b"#
        ),
        Family(
            .network, "e810- x710- x520- x540- x550- xl710 xxv710 i210- i225- i226- i350-",
            #"\b((?:Intel )?(?:E8[123]0|X7[12]0|X5[245]0|XL710|XXV710|I2[12][0156]|I350)-[A-Z0-9]{1,8})\b"#),
        Family(
            .network, "mellanox connectx",
            #"\b((?:(?:NVIDIA )?Mellanox |NVIDIA )?ConnectX-?\d\w*(?: (?:Lx|Dx|VPI|EN))?)\b"#),
        Family(
            .network, "tl-w archer awus alfa dongle ew-",
            #"\b((?:TP-?Link )?TL-W[ND]\w+|(?:TP-?Link )?Archer T\w+|(?:Alfa )?AWUS\d+\w*|(?:Edimax )?EW-\d+\w+)\b"#),
        Family(.network, "chelsio", #"\b(Chelsio T\d+(?:-\w+)*)\b"#),
        Family(
            .network, "realtek killer atheros mt79 mt76 pcnet",
            #"\b(Realtek (?:RTL)?8\d{3}\w*|Killer (?:Wi-?Fi \w+ |E)?\w*\d{4}\w*|(?:Qualcomm )?Atheros (?:AR|QCA)\d+\w*|(?:MediaTek )?MT(?:79\d\d|7603|761[0-5])E?|PCnet-(?:FAST III|PCI II))\b"#
        ),
    ]
}
