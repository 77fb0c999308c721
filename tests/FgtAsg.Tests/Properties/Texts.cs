using FsCheck;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

/// <summary>Generators of texts.</summary>
internal static class Texts
{
    private static readonly string[] Odd =
        [
            "", " ", "\0", "\u0001", "\t", "\r\n", "\"", "\\", "\\u", "/", "+", "%", "%zz", "{0}", "é", "日本", "\u202E", "\uFEFF",
            "\uFFFD", "\uFFFF", "🔥", "e\u0301",
        ];

    /// <summary>Texts of printable ASCII.</summary>
    public static Gen<string> Plain { get; } = Of(Gen.Choose(' ', '~').Select(code => ((char)code).ToString()));

    /// <summary>Texts of any Unicode characters: control characters, marks, several planes. Valid UTF-16.</summary>
    public static Gen<string> Unicode { get; } = Of(Gen.Frequency(
        (6, Gen.Choose(' ', '~').Select(code => ((char)code).ToString())),
        (3, Gen.Elements(Odd)),
        (1, Gen.Choose(0, 0xD7FF).Select(char.ConvertFromUtf32)),
        (1, Gen.Choose(0xE000, 0x10FFFF).Select(char.ConvertFromUtf32))));

    /// <summary>Like <see cref="Unicode"/>, but also with halves of surrogate pairs.</summary>
    public static Gen<string> Utf16 { get; } = Of(Gen.Frequency(
        (8, Unicode), (1, Gen.Choose(0xD800, 0xDFFF).Select(code => ((char)code).ToString()))));

    /// <summary>Texts of letters, digits and inner hyphens.</summary>
    public static Gen<string> Name { get; } =
        from first in Character("abcdefghijklmnopqrstuvwxyz")
        from inner in Of(Character("abcdefghijklmnopqrstuvwxyz0123456789-"), 0, 20)
        from last in Character("abcdefghijklmnopqrstuvwxyz0123456789")
        select first + inner + last;

    public static Gen<byte[]> Bytes { get; } = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();

    public static Gen<string> Hex(int least, int most) => Of(Character("0123456789abcdef"), least, most);

    /// <summary>An id in AWS's form.</summary>
    public static Gen<string> Id(string prefix) =>
        Gen.Elements(8, 17).SelectMany(length => Hex(length, length), (_, digits) => $"{prefix}-{digits}");

    public static Gen<string> Of(Gen<string> part, int least, int most) =>
        Gen.Choose(least, most).SelectMany(length => part.ArrayOf(length), (_, parts) => string.Concat(parts));

    public static Gen<string> Character(string of) => Gen.Elements(of.ToCharArray()).Select(c => c.ToString());

    private static Gen<string> Of(Gen<string> part) => part.ArrayOf().Select(string.Concat);
}
