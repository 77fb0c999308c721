namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>What the sandbox says instead of a signature: it names the service and the region, which is all that is read of it here.</summary>
internal static class PlaceholderSignature
{
    public static string For(string service, string region = "us-east-1") =>
        $"AWS4-HMAC-SHA256 Credential=test/20260101/{region}/{service}/aws4_request, SignedHeaders=host, Signature=0";
}
