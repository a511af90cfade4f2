/// The metrics of a version in the order of its specification, each with the abbreviations of its values.
struct Grammar: Sendable {
    struct Metric: Sendable {
        let name: String
        let values: [String]
    }

    let metrics: [Metric]
    /// How many of them, from the first, a vector must have: those of the base group.
    let mandatory: Int
    /// How many belong to the base group and the one after it; what comes then is environmental or supplemental.
    let beforeEnvironment: Int
    let isOrdered: Bool
    private let places: [String: Int]

    private init(_ groups: [String], isOrdered: Bool) {
        let counts = groups.map { $0.split(separator: " ").count }
        metrics = groups.joined(separator: " ").split(separator: " ").map { entry in
            let halves = entry.split(separator: "=")
            return Metric(name: String(halves[0]), values: halves[1].split(separator: ",").map(String.init))
        }
        mandatory = counts[0]
        beforeEnvironment = counts[0] + counts[1]
        self.isOrdered = isOrdered
        places = Dictionary(uniqueKeysWithValues: metrics.enumerated().map { ($1.name, $0) })
    }

    func place(of name: String) -> Int? { places[name] }

    static func of(_ version: CVSSVersion) -> Grammar {
        switch version {
        case .v2: two
        case .v30, .v31: three
        case .v4: four
        }
    }

    /// A Complete Guide to CVSS 2.0, section 2.4, table 13.
    private static let two = Grammar(
        [
            "AV=L,A,N AC=H,M,L Au=M,S,N C=N,P,C I=N,P,C A=N,P,C",
            "E=U,POC,F,H,ND RL=OF,TF,W,U,ND RC=UC,UR,C,ND",
            "CDP=N,L,LM,MH,H,ND TD=N,L,M,H,ND CR=L,M,H,ND IR=L,M,H,ND AR=L,M,H,ND",
        ], isOrdered: true)

    /// CVSS 3.1, section 6, table 15; the metrics may stand in any order. 3.0 has the same.
    private static let three = Grammar(
        [
            "AV=N,A,L,P AC=L,H PR=N,L,H UI=N,R S=U,C C=H,L,N I=H,L,N A=H,L,N",
            "E=X,H,F,P,U RL=X,U,W,T,O RC=X,C,R,U",
            """
            CR=X,H,M,L IR=X,H,M,L AR=X,H,M,L MAV=X,N,A,L,P MAC=X,L,H MPR=X,N,L,H MUI=X,N,R MS=X,U,C MC=X,N,L,H \
            MI=X,N,L,H MA=X,N,L,H
            """,
        ], isOrdered: false)

    /// CVSS 4.0, section 7, table 23; the metrics must stand in its order.
    private static let four = Grammar(
        [
            "AV=N,A,L,P AC=L,H AT=N,P PR=N,L,H UI=N,P,A VC=H,L,N VI=H,L,N VA=H,L,N SC=H,L,N SI=H,L,N SA=H,L,N",
            "E=X,A,P,U",
            """
            CR=X,H,M,L IR=X,H,M,L AR=X,H,M,L MAV=X,N,A,L,P MAC=X,L,H MAT=X,N,P MPR=X,N,L,H MUI=X,N,P,A \
            MVC=X,H,L,N MVI=X,H,L,N MVA=X,H,L,N MSC=X,H,L,N MSI=X,S,H,L,N MSA=X,S,H,L,N
            """,
            "S=X,N,P AU=X,N,Y R=X,A,U,I V=X,D,C RE=X,L,M,H U=X,Clear,Green,Amber,Red",
        ], isOrdered: true)
}
