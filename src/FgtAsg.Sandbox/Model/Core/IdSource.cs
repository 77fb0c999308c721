using System.Globalization;

namespace FgtAsg.Sandbox.Model.Core;

/// <summary>
/// Ids in AWS's format. They depend only on the seed: SplitMix64 gives the same sequence in every version of the runtime.
/// </summary>
internal sealed class IdSource(int seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);

    /// <summary>A prefix and 17 hexadecimal digits, such as <c>eni-0a1b2c3d4e5f60718</c>.</summary>
    public string Next(string prefix) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-0{NextNumber():x16}");

    public string NextUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, NextNumber());
        BitConverter.TryWriteBytes(bytes[8..], NextNumber());
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes).ToString();
    }

    public string NextMacAddress()
    {
        var number = NextNumber();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"02:{(byte)(number >> 32):x2}:{(byte)(number >> 24):x2}:{(byte)(number >> 16):x2}:{(byte)(number >> 8):x2}:{(byte)number:x2}");
    }

    private ulong NextNumber()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
