using System.Text.Json;

namespace FgtAsg.Answers;

/// <summary>Answers as whoever invoked the function gets them.</summary>
internal static class AnswerJson
{
    public static byte[] Utf8Of(Answer answer) => JsonSerializer.SerializeToUtf8Bytes(answer, AnswerJsonContext.Default.Answer);

    /// <summary>Of one event its answer itself. Lambda gets one notification at a time from SNS.</summary>
    public static Stream Of(IReadOnlyList<Answer> answers) => new MemoryStream(answers is [var only]
        ? Utf8Of(only)
        : JsonSerializer.SerializeToUtf8Bytes(answers, AnswerJsonContext.Default.IReadOnlyListAnswer));

    public static Stream Of(BatchAnswer answer) =>
        new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(answer, AnswerJsonContext.Default.BatchAnswer));

    public static Stream Of(RecordsAnswer answer) =>
        new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(answer, AnswerJsonContext.Default.RecordsAnswer));
}
