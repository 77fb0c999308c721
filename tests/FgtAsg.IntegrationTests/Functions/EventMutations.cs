using System.Text.Json.Nodes;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>Broken forms of good events: each required field missing or of a wrong kind or value, and the text cut short or garbled.</summary>
internal static class EventMutations
{
    private static readonly string[] Files = ["launch.json", "terminate.json", "launch-sns.json", "launch-sqs.json"];

    private static readonly string[] LifecycleFields = ["AutoScalingGroupName", "LifecycleHookName", "EC2InstanceId"];

    private static readonly (string Name, Func<JsonNode?> Make)[] WrongValues =
    [
        ("null", () => null),
        ("number", () => 42),
        ("boolean", () => true),
        ("list", () => new JsonArray(1, "two")),
        ("object", () => new JsonObject { ["deep"] = new JsonObject() }),
        ("empty text", () => ""),
    ];

    public static IEnumerable<(string Name, string Payload)> All(Func<string, string> read)
    {
        foreach (var file in Files)
        {
            var text = read(file);
            foreach (var mutation in Structural(file, text).Concat(Textual(file, text)))
            {
                yield return mutation;
            }
        }
    }

    private static IEnumerable<(string, string)> Structural(string file, string text)
    {
        foreach (var field in LifecycleFields)
        {
            yield return ($"{file} without {field}", ChangeLifecycle(text, detail => detail.Remove(field)));
            foreach (var (name, make) in WrongValues)
            {
                yield return ($"{file} with {name} as {field}", ChangeLifecycle(text, detail => detail[field] = make()));
            }
        }

        foreach (var id in (string[])["i-", "i-0123", "i-0123456789ABCDEF0", "i-0123456789abcdef0 ", "eni-0123456789abcdef0", "i-0123456789abcdefg", "../../i-0123456789abcdef0", "\u0000"])
        {
            yield return ($"{file} with '{id}' as EC2InstanceId", ChangeLifecycle(text, detail => detail["EC2InstanceId"] = id));
        }

        yield return ($"{file} of another transition", ChangeLifecycle(text, detail => detail["LifecycleTransition"] = "autoscaling:EC2_INSTANCE_REBOOTING"));
        yield return ($"{file} of another group", ChangeLifecycle(text, detail => detail["AutoScalingGroupName"] = "another-group"));

        foreach (var field in (string[])["detail-type", "source", "detail", "Records"])
        {
            if (!JsonNode.Parse(text)!.AsObject().ContainsKey(field))
            {
                continue;
            }

            yield return ($"{file} without {field}", Change(text, root => root.Remove(field)));
            foreach (var (name, make) in WrongValues)
            {
                yield return ($"{file} with {name} as {field}", Change(text, root => root[field] = make()));
            }
        }
    }

    /// <summary>By a fixed seed: the same events in every run.</summary>
    private static IEnumerable<(string, string)> Textual(string file, string text)
    {
        var random = new Random(file.Length);
        for (var i = 0; i < 12; i++)
        {
            // Short of the closing brace, so never the whole.
            var length = random.Next(text.TrimEnd().Length - 1);
            yield return ($"{file} cut after {length}", text[..length]);
        }

        yield return ($"{file} twice", text + text);
        yield return ($"{file} in a list", $"[{text}]");
        yield return ($"{file} as a text", JsonValue.Create(text).ToJsonString());
        yield return ($"{file} with half a surrogate pair", text.Replace("\"${", "\"\\ud800", StringComparison.Ordinal).Replace("EC2", "\\ud800", StringComparison.Ordinal));
        yield return ($"{file} nested too deep", new string('[', 200) + new string(']', 200));
    }

    private static string Change(string text, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(text)!.AsObject();
        change(root);
        return root.ToJsonString();
    }

    /// <summary>Changes the lifecycle message, wherever the form has it.</summary>
    private static string ChangeLifecycle(string text, Action<JsonObject> change) => Change(text, root =>
    {
        if (root["detail"] is JsonObject detail)
        {
            change(detail);
            return;
        }

        var record = root["Records"]![0]!.AsObject();
        if (record["Sns"] is JsonObject sns)
        {
            sns["Message"] = Change(sns["Message"]!.GetValue<string>(), change);
        }
        else
        {
            record["body"] = Change(record["body"]!.GetValue<string>(), change);
        }
    });
}
