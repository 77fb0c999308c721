using System.Security.Cryptography;

namespace FgtAsg.Sandbox.FrontEnd.Objects.Store;

internal sealed record StoredObject(byte[] Content, IReadOnlyList<KeyValuePair<string, string>> Tags)
{
    /// <summary>In quotes. Of the form that S3 gives to what was uploaded in parts: 32 digits alone are an MD5 hash, which the SDK checks.</summary>
    public string ETag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(Content))[..32]}-1\"";
}
