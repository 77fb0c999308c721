namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>
/// A placeholder for a signature. It contains the service and the region, which are the only parts that the sandbox reads.
/// </summary>
internal static class PlaceholderSignature
{
    public static string For(string service, string region = "us-east-1") =>
        $"AWS4-HMAC-SHA256 Credential=test/20260101/{region}/{service}/aws4_request, SignedHeaders=host, Signature=0";
}
