import Confinement
import Testing
