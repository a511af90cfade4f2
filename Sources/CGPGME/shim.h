#pragma once
#include <gpgme.h>
#include <locale.h>
