using System.Globalization;
using System.Numerics;

namespace FgtAsg.Sandbox.DynamoDb.Values;

/// <summary>
/// A decimal number of up to 38 significant digits, from 1E-130 to 9.99E+125: <c>Mantissa * 10^Exponent</c> without trailing zeros.
/// </summary>
internal readonly record struct DynamoNumber
{
    private const int MaxDigits = 38;
    private const int MaxMagnitude = 125;
    private const int MinMagnitude = -130;

    private DynamoNumber(BigInteger mantissa, int exponent)
    {
        while (!mantissa.IsZero && BigInteger.Remainder(mantissa, 10).IsZero)
        {
            mantissa /= 10;
            exponent++;
        }

        Mantissa = mantissa;
        Exponent = mantissa.IsZero ? 0 : exponent;
    }

    private BigInteger Mantissa { get; }

    private int Exponent { get; }

    public static DynamoNumber Of(long value) => new(value, 0);

    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">ValidationException: no number, or one out of range.</exception>
    public static DynamoNumber Parse(string text)
    {
        var (digits, exponent) = Split(text);
        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var mantissa))
        {
            throw NotANumber(text);
        }

        return new DynamoNumber(mantissa, exponent).Checked();
    }

    public static DynamoNumber operator +(DynamoNumber left, DynamoNumber right)
    {
        var (leftMantissa, rightMantissa, exponent) = Align(left, right);
        return new DynamoNumber(leftMantissa + rightMantissa, exponent).Checked();
    }

    public static DynamoNumber operator -(DynamoNumber left, DynamoNumber right) => left + new DynamoNumber(-right.Mantissa, right.Exponent);

    public int ComparedTo(DynamoNumber other)
    {
        var (left, right, _) = Align(this, other);
        return left.CompareTo(right);
    }

    /// <summary>Plain notation, as the service answers: no exponent, no trailing zeros.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Mantissa).ToString(CultureInfo.InvariantCulture);
        var sign = Mantissa.Sign < 0 ? "-" : "";
        if (Exponent >= 0)
        {
            return $"{sign}{digits}{new string('0', Exponent)}";
        }

        digits = digits.PadLeft(1 - Exponent, '0');
        return $"{sign}{digits[..^-Exponent]}.{digits[^-Exponent..]}";
    }

    // "-1.5e3" -> "-15", 2
    private static (string Digits, int Exponent) Split(string text)
    {
        var exponentAt = text.AsSpan().IndexOfAny('e', 'E');
        var exponent = 0;
        if (exponentAt >= 0
            && !int.TryParse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            throw NotANumber(text);
        }

        var number = exponentAt < 0 ? text : text[..exponentAt];
        var point = number.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? (number, exponent) : (number.Remove(point, 1), exponent - (number.Length - point - 1));
    }

    private static (BigInteger Left, BigInteger Right, int Exponent) Align(DynamoNumber left, DynamoNumber right)
    {
        var exponent = Math.Min(left.Exponent, right.Exponent);
        return (
            left.Mantissa * BigInteger.Pow(10, left.Exponent - exponent),
            right.Mantissa * BigInteger.Pow(10, right.Exponent - exponent),
            exponent);
    }

    private static Exception NotANumber(string text) =>
        TableFaults.Validation($"The parameter cannot be converted to a numeric value: {text}");

    private DynamoNumber Checked()
    {
        var digits = BigInteger.Abs(Mantissa).ToString(CultureInfo.InvariantCulture).Length;
        var magnitude = Mantissa.IsZero ? 0 : Exponent + digits - 1;
        if (magnitude is > MaxMagnitude or < MinMagnitude)
        {
            throw TableFaults.Validation(magnitude > 0
                ? "Number overflow. Attempting to store a number with magnitude larger than supported range"
                : "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }

        return digits <= MaxDigits
            ? this
            : throw TableFaults.Validation("Attempting to store more than 38 significant digits in a Number");
    }
}
