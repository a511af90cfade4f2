#include "CCatalogue.h"

// `#embed` is standard from C23 on; the compiler knows it in every dialect and only says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

const unsigned char ccatalogue_text[] = {
#embed "../Extraction/Catalogue/Data/systems.txt"
    ,
#embed "../Extraction/Catalogue/Data/virtualisation.txt"
    ,
#embed "../Extraction/Catalogue/Data/servers.txt"
    ,
#embed "../Extraction/Catalogue/Data/databases.txt"
    ,
#embed "../Extraction/Catalogue/Data/languages.txt"
    ,
#embed "../Extraction/Catalogue/Data/libraries.txt"
    ,
#embed "../Extraction/Catalogue/Data/clients.txt"
    ,
#embed "../Extraction/Catalogue/Data/office-media.txt"
    ,
#embed "../Extraction/Catalogue/Data/developer-tools.txt"
    ,
#embed "../Extraction/Catalogue/Data/security.txt"
    ,
#embed "../Extraction/Catalogue/Data/appliances.txt"
    ,
#embed "../Extraction/Catalogue/Data/web-applications.txt"
    ,
#embed "../Extraction/Catalogue/Data/enterprise.txt"
    ,
#embed "../Extraction/Catalogue/Data/drivers.txt"
    ,
#embed "../Extraction/Catalogue/Data/games.txt"
};

const size_t ccatalogue_size = sizeof ccatalogue_text;

const unsigned char ccatalogue_words[] = {
#embed "../Extraction/Catalogue/Data/ordinary-words.txt"
};

const size_t ccatalogue_words_size = sizeof ccatalogue_words;
