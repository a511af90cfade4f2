import Disclosure

extension Hardware {
    static let processors: [Family] = [
        Family(
            .cpu, "core",
            #"""
            ((?:Intel(?:\(R\)|®)? ?)?Core(?:\((?:R|TM)\)|™)? ?(?:Ultra \d |[3579] (?:\d{3}[UHX]\b)?|i[3579][- ]?)\d{3,5}[A-Z]{0,3}\d?)\b
            """#),
        Family(
            .cpu, "core", #"((?:Intel(?:\(R\)|®)? ?)?Core(?:\(TM\)|™)? ?2 (?:Duo|Quad)(?: CPU)? +[ETPQLSU]?\d{4})\b"#),
        Family(
            .cpu, "xeon",
            #"""
            ((?:Intel(?:\(R\)|®)? ?)?Xeon(?:\(R\)|®)?(?: CPU)? ?(?:(?:Gold|Silver|Platinum|Bronze|W|D|E|Max) )?(?:E[357]-|W-|D-|E-|w\d-|[EXLW])?\#
            \d{4}\w{0,2}(?: v\d)?)\b
            """#),
        Family(
            .cpu, "celeron pentium atom",
            #"((?:Intel(?:\(R\)|®)? ?)?(?:Celeron|Pentium|Atom)(?:\(R\))?(?: CPU)? (?:Gold |Silver )?[A-Z]?\d{3,5}\w?)\b"#
        ),
        Family(.cpu, "itanium", #"((?:Intel )?Itanium(?: 2)? \d{4})\b"#),
        Family(.cpu, "intel", #"(Intel(?:\(R\))? (?:Processor )?N\d{2,3})\b"#),
        Family(.cpu, "i3 i5 i7 i9", #"(?:^|[^\w-])(i[3579][- ]?\d{4,5}[A-Z]{0,3}\d?)(?:$|[^\w%])"#),
        // Without its number, where the words leave no doubt.
        Family(
            .cpu, "i3 i5 i7 i9",
            #"\b(Intel(?:\(R\)|®)? (?:Core(?:\(TM\)|™)? )?i[3579]|Core i[3579]|i[3579](?: (?:CPU|processor)))\b"#),
        Family(
            .cpu, "ryzen threadripper",
            #"""
            ((?:AMD )?(?:Ryzen|Threadripper)(?:\(TM\)|™)? ?(?:Threadripper |Embedded )?(?:AI )?(?:PRO )?(?:[3579] )?(?:PRO |HX |MAX\+? )?\#
            (?:\d{3,4}\w{0,3}|Z\d Extreme))\b
            """#),
        Family(
            .cpu, "epyc opteron athlon phenom fx-",
            #"((?:AMD )?(?:EPYC|Opteron|Athlon|Phenom|FX)(?:\(tm\)|™)?[ -](?:II |X\d )?\w?\d{3,4}\w{0,2})\b"#),
        Family(
            .cpu, "a4- a6- a8- a9- a10- a12- e1- e2- sempron fx",
            #"(?:^|[\s(/,+は])((?:AMD )?(?:(?:A(?:4|6|8|9|10|12)|E[12])[- ](?:PRO[- ])?\d{4}[A-Z]{0,2}|Sempron(?:\(tm\)|™)? (?:X\d )?\d{3,4}\+?|FX(?:\(tm\)|™)?[- ]\d{4}\w?))\b"#
        ),
        // Old and simple machines by their speed.
        Family(
            .cpu, "mhz ghz",
            #"(?:^|[\s(/,+])((?:(?:Intel|AMD) )?(?:Celeron|Pentium(?: \w{1,3})?|Athlon(?: \w{1,3})?|Duron|Sempron|Atom|Opteron|Phenom|Core 2 Duo|Core Duo)[ ,@]{1,3}\d+(?:[.,]\d+)? ?[MG]hz|(?:Intel|AMD|ARM) (?:single|dual|quad|hexa|octa)[- ]core(?: @)? \d+(?:[.,]\d+)? ?[MG]hz)\b"#
        ),
        Family(
            .cpu, "pentium celeron", #"((?:Intel(?:\(R\)|®)? ?)?(?:Pentium(?:\(R\)|®)? (?:4|D|III|II|M)|Celeron M))\b"#),
        Family(.cpu, "apple", #"(Apple (?:Silicon )?M[1-5](?: (?:Pro|Max|Ultra))?)\b"#),
        Family(.cpu, "m1 m2 m3 m4 m5", #"\b(M[1-5] (?:Pro|Max|Ultra))\b"#),
        Family(
            .cpu, "m1 m2 m3 m4 m5",
            #"(?:MacBook(?: Pro| Air)?|Mac mini|iMac|Mac Studio|iPad Pro|iPad Air)[ ,(（]{1,2}(M[1-5])\b"#),
        Family(.cpu, "m1 m2 m3 m4 m5", #"\b(M[1-5]) (?:MacBook|Mac mini|iMac|Mac\b|chip)"#),
        Family(
            .cpu, "family",
            #"""
            \b(Intel64 Family \d+ Model \d+ Stepping \d+(?:,? GenuineIntel)?\#
            |AMD64 Family \d+ Model \d+ Stepping \d+(?:,? AuthenticAMD)?)
            """#),
        Family(
            .cpu,
            "neoverse efr32 armada cortex snapdragon mt6 mt7 mt8 mediatek esp32 esp8266 nrf5 stm32 ingenic marvell exynos allwinner rockchip dimensity helio kirin tegra graviton hisilicon qualcomm loongson broadcom ampere",
            #"""
            \b((?:ARM )?Neoverse-[NVE]\d|(?:Silicon Labs )?EFR32\w+|(?:MARVELL|Marvell) Armada[ -]\d+(?:/\d+)*|(?:ARM )?Cortex-[AMRX]\d+\w*|(?:Qualcomm )?Snapdragon (?:\d\w*(?: Gen ?\d)?|X (?:Elite|Plus))|(?:MediaTek )?(?:MT[68]\d{3}\w*|MT76(?:2\d|88)\w*|MediaTek MT\d{4}\w*\#
            |Dimensity \d+\w*|Helio [A-Z]\d+)|(?:Samsung )?Exynos \d{3,4}|Allwinner [A-Z]\d+|Rockchip RK\d+\w*|(?:HiSilicon )?Kirin \d+\w*\#
            |(?:NVIDIA )?Tegra [A-Z]?\d+|(?:AWS )?Graviton ?\d|HiSilicon Hi\d+\w*|Qualcomm (?:IPQ|QCA|MSM|SM|SDM|QCM)\d+\w*|Loongson[ -]\d\w+\#
            |Broadcom BCM(?:2[78]|47|49|53|63|67)\d+\w*|Ampere Altra(?: Max)?|ESP(?:32|8266)(?:-[A-Z]\w+)*|nRF5\d{4}|STM32[A-Z]\w+|Ingenic [TX]\d+\w*|Realtek RTL819\w+|Marvell (?:Armada )?\d{2,4}\w*)\b
            """#),
        Family(.cpu, "processor", #"\b(ARMv[78] Processor rev \d+)"#),
        Family(.cpu, "e3- e5- e7-", #"(?:^|[\s(/,+])(E[357]-\d{4}[A-Z]{0,2}(?: ?v\d)?)\b"#),
        Family(.cpu, "鲲鹏 飞腾 龙芯 kunpeng phytium", #"((?:鲲鹏|飞腾|龙芯|Kunpeng|Phytium)[ -]?(?:FT-|D|S)?\d[\w-]*)"#),
        Family(.cpu, "power8 power9 power10", #"\b((?:IBM )?POWER(?:8|9|10))\b"#),
        // Enthusiasts leave everything but the number away.
        Family(.cpu, "0k 0kf 0ks x3d", #"(?:^|[\s(/,+])((?:1[0-4]\d{3}|[6-9]\d{3})K[FS]?|[579]\d{3}X3D)\b"#),
    ]

    static let graphics: [Family] = [
        Family(
            .gpu, "rtx gtx geforce nvidia quadro tesla",
            #"""
            ((?:NVIDIA |nVidia )?(?:GeForce )?(?:RTX ?(?:A\d{3,4}|PRO \d{4}|\d{4})|GTX ?\d{3,4}M?)S?(?: ?(?:Ti|SUPER|Ada|Laptop GPU|Laptop|Mobile|Max-Q))*\#
            |(?:NVIDIA )?GeForce (?:GT |MX ?|GTX |RTX )?\d{3,4}\w*|NVIDIA (?:A|H|L|T|V|P|B|GH|GB)\d{1,3}S?\b(?: \d+GB)?\#
            |(?:NVIDIA )?(?:Quadro|Tesla) (?:RTX )?\w*\d\w*)
            """#),
        Family(
            .gpu, "radeon",
            #"""
            ((?:AMD )?Radeon(?:\(TM\)|™)? (?:RX |Pro |HD |R\d |Vega )?(?:Vega )?\w*\d\w*(?: ?XTX?| GRE)?)\b
            """#),
        Family(
            .gpu, "powercolor sapphire xfx ati radeon",
            #"\b((?:Powercolor|Sapphire|XFX|ATI|HIS|Club3D)(?: Radeon)? (?:HD ?[2-8]\d{3}|R[579] \w*\d\w*|RX ?\d{3,4}\w*))\b"#
        ),
        Family(
            .gpu, "intel arc iris uhd",
            #"""
            ((?:Mesa )?Intel(?:\(R\)|®)? (?:(?:U?HD|Iris)(?:\(R\)|®)?(?: (?:Plus|Pro|Xe))? Graphics(?: \d{3,4}\b)?|U?HD ?\d{3,4}|Iris(?: Xe| Plus| Pro)(?: \d+)?\#
            |Arc(?:\(TM\)|™)? [AB]\d{3}\w?)|Arc [AB]\d{3}\w?|UHD (?:Graphics )?\d{3}|Iris Xe Graphics)\b
            """#),
        Family(
            .gpu, "adreno mali",
            #"\b((?:Qualcomm )?Adreno(?:\(TM\)|™)? \d{3}|(?:ARM )?Mali-[GT]\d+(?: MC\d+| MP\d+)?)\b"#),
        Family(
            .gpu, "0s 0ti 0super", #"(?:^|[\s(/,+])(1[06][5678]0(?:S| ?Ti| ?SUPER)|[2345]0[5-9]0 ?(?:Ti|SUPER|S))\b"#),
        Family(.gpu, "driver drv", #"(?:^|[\s(/,+])([2345]0[5-9]0(?: ?Ti| ?Super)?) (?:with )?(?:driver|drv)\b"#),
        Family(.gpu, "0xt 0xtx rx", #"(?:^|[\s(/,+])((?:RX ?)?[67][6-9][05]0 ?XTX?|RX ?[4-9]\d{2,3}(?: ?XTX?)?)\b"#),
    ]
}
