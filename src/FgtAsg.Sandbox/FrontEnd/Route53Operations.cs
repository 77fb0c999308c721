namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>
/// The official names of the Route 53 operations on hosted zones and records. Other operations are named by method and path.
/// </summary>
internal static class Route53Operations
{
    public static (string Action, string? Resource) Of(string method, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (method, parts) switch
        {
            ("POST", [_, "hostedzone"]) => ("CreateHostedZone", null),
            ("GET", [_, "hostedzone"]) => ("ListHostedZones", null),
            ("GET", [_, "hostedzonesbyname"]) => ("ListHostedZonesByName", null),
            ("GET", [_, "hostedzone", var zone]) => ("GetHostedZone", zone),
            ("DELETE", [_, "hostedzone", var zone]) => ("DeleteHostedZone", zone),
            ("POST", [_, "hostedzone", var zone, "rrset"]) => ("ChangeResourceRecordSets", zone),
            ("GET", [_, "hostedzone", var zone, "rrset"]) => ("ListResourceRecordSets", zone),
            ("GET", [_, "change", var change]) => ("GetChange", change),
            _ => ($"{method} {path}", null),
        };
    }
}
