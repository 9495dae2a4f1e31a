using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.People;
using Naas.Application.Samples;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;

namespace Naas.Infrastructure.Samples;

/// <summary>A step as bytes, for files that live as long as one load: nothing here has to be read by another version.</summary>
internal static class StepFormat
{
    public static void Write(IBufferWriter<byte> to, WrittenStep step)
    {
        Write(to, step.At.UtcTicks);
        Write(to, step.Place.Ordinal);
        Write(to, step.Place.Number);
        Write(to, step.Stream.Value);
        Write(to, step.FirstRevision);

        Write(to, step.Registration is null ? 0 : 1);
        if (step.Registration is { } registration)
        {
            Write(to, registration.Journey.Value);
            Write(to, registration.CommandId);
            Write(to, registration.Details.RegistrationNumber);
            Write(to, registration.Details.GivenName);
            Write(to, registration.Details.FamilyName);
            Write(to, registration.Details.DateOfBirth.DayNumber);
        }

        Write(to, step.Document is null ? 0 : 1);
        if (step.Document is { } document)
        {
            Write(to, document.Id.Value);
            Write(to, document.Journey.Value);
            Write(to, (int)document.Kind);
            Write(to, document.Text.Reveal());
            Write(to, document.Author.Subject.Value);
            Write(to, (int)document.Author.Role);
            Write(to, document.Author.Organisation?.Value ?? "");
        }

        Write(to, step.Declaration is null ? 0 : 1);
        if (step.Declaration is { } declaration)
        {
            Write(to, declaration.Journey.Value);
            Write(to, declaration.Version);
            Write(to, declaration.CommandId);
            Write(to, declaration.Answers);
        }

        Write(to, step.Events.Length);
        foreach (var @event in step.Events)
        {
            Write(to, @event.Id);
            Write(to, @event.Type);
            Write(to, @event.SchemaVersion);
            Write(to, @event.Data.Span);
            Write(to, @event.Metadata.Span);
        }
    }

    /// <returns>The steps; their bodies are parts of <paramref name="bytes"/>.</returns>
    public static List<WrittenStep> ReadAll(ReadOnlyMemory<byte> bytes)
    {
        var steps = new List<WrittenStep>();
        var from = new Reader(bytes);
        while (!from.IsAtEnd)
            steps.Add(Read(from));
        return steps;
    }

    private static WrittenStep Read(Reader from)
    {
        var at = new DateTimeOffset(from.Long(), TimeSpan.Zero);
        var place = (from.Int(), from.Int());
        var stream = new StreamName(from.Text());
        var first = from.Long();
        var registration = from.Int() == 0
            ? null
            : new WrittenRegistration(new JourneyId(from.Guid()), from.Guid(), new SampleRegistration(from.Text(), from.Text(), from.Text(), DateOnly.FromDayNumber(from.Int())));
        var document = from.Int() == 0
            ? null
            : new Document(
                new DocumentId(from.Guid()), new JourneyId(from.Guid()), (DocumentKind)from.Int(), new DocumentText(from.Text()),
                new DocumentAuthor(new ActorId(from.Text()), (Role)from.Int(), from.Text() is { Length: > 0 } organisation ? new OrganisationCode(organisation) : null), at);
        var declaration = from.Int() == 0 ? null : new WrittenDeclaration(new JourneyId(from.Guid()), from.Int(), from.Guid(), from.Answers());
        var events = new NewEvent[from.Int()];
        for (var nth = 0; nth < events.Length; nth++)
            events[nth] = new NewEvent(from.Guid(), from.Name(), from.Int(), from.Bytes(), from.Bytes());
        return new WrittenStep(at, place, stream, first, [.. events]) { Registration = registration, Document = document, Declaration = declaration };
    }

    private static void Write(IBufferWriter<byte> to, EqualityAnswers answers)
    {
        Write(to, (int)(answers.Sex ?? 0));
        Write(to, (int)(answers.Ethnicity ?? 0));
        Write(to, (int)(answers.Disability ?? 0));
        Write(to, (int)(answers.ReligionOrBelief ?? 0));
        Write(to, (int)(answers.SexualOrientation ?? 0));
        Write(to, (int)(answers.GenderReassignment ?? 0));
        Write(to, (int)(answers.MaritalStatus ?? 0));
        Write(to, (int)(answers.PregnancyAndMaternity ?? 0));
    }

    private static void Write(IBufferWriter<byte> to, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(sizeof(long)), value);
        to.Advance(sizeof(long));
    }

    private static void Write(IBufferWriter<byte> to, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(sizeof(int)), value);
        to.Advance(sizeof(int));
    }

    private static void Write(IBufferWriter<byte> to, Guid value)
    {
        _ = value.TryWriteBytes(to.GetSpan(16));
        to.Advance(16);
    }

    private static void Write(IBufferWriter<byte> to, string value) => Write(to, Encoding.UTF8.GetBytes(value));

    private static void Write(IBufferWriter<byte> to, ReadOnlySpan<byte> value)
    {
        Write(to, value.Length);
        to.Write(value);
    }

    private sealed class Reader(ReadOnlyMemory<byte> bytes)
    {
        // The few dozen names of events stand there a million times.
        private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
        private int _at;

        public bool IsAtEnd => _at == bytes.Length;

        public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)).Span);

        public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)).Span);

        public Guid Guid() => new(Take(16).Span);

        public EqualityAnswers Answers() => new(
            Answer<Sex>(), Answer<Ethnicity>(), Answer<Disability>(), Answer<ReligionOrBelief>(),
            Answer<SexualOrientation>(), Answer<GenderReassignment>(), Answer<MaritalStatus>(), Answer<PregnancyAndMaternity>());

        public string Text() => Encoding.UTF8.GetString(Bytes().Span);

        public string Name()
        {
            Span<char> name = stackalloc char[256];
            var length = Encoding.UTF8.GetChars(Bytes().Span, name);
            var known = _names.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!known.TryGetValue(name[..length], out var found))
                known[name[..length]] = found = new string(name[..length]);
            return found;
        }

        public ReadOnlyMemory<byte> Bytes() => Take(Int());

        private T? Answer<T>()
            where T : struct, Enum => Int() is not 0 and var answer ? (T)Enum.ToObject(typeof(T), answer) : null;

        private ReadOnlyMemory<byte> Take(int length)
        {
            var part = bytes.Slice(_at, length);
            _at += length;
            return part;
        }
    }
}
